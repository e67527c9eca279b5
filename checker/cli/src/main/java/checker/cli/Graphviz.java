package checker.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Graphviz's {@code dot}, where it is installed. */
final class Graphviz {
  private Graphviz() {}

  /**
   * The picture of a graph.
   *
   * @throws UsageException if Graphviz is not there, or fails
   */
  static byte[] svg(String dot, Console console) {
    try {
      ProcessBuilder builder = new ProcessBuilder("dot", "-Tsvg").redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.directory(console.directory().toAbsolutePath().toFile());
      Process process = builder.start();
      CompletableFuture<byte[]> picture =
          CompletableFuture.supplyAsync(() -> {
            try {
              return process.getInputStream().readAllBytes();
            } catch (IOException e) {
              return new byte[0];
            }
          });
      try (OutputStream in = process.getOutputStream()) {
        in.write(dot.getBytes(StandardCharsets.UTF_8));
      }
      byte[] svg = picture.join();
      if (process.waitFor() != 0 || svg.length == 0) {
        throw new UsageException("Graphviz's `dot` could not draw the graph; --format dot writes it for another program");
      }
      return svg;
    } catch (IOException e) {
      throw new UsageException("Graphviz's `dot` is not found; install Graphviz, or write the graph with --format dot");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException("drawing the graph was interrupted");
    }
  }
}
