package checker.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs. */
final class Command {
  /** @param peakBytes most memory that the process was seen to have; 0 where the system does not tell */
  record Run(int exit, String output, double seconds, long peakBytes) {}

  private static final int POLL_MILLIS = 10;

  private Command() {}

  static boolean installed(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** Output and errors together. */
  static Run run(Path directory, List<String> command) throws IOException, InterruptedException {
    Path written = Files.createTempFile(directory, "output", ".txt");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
            .redirectOutput(written.toFile()).start();
    try {
      long peak = 0;
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakBytes(process.pid()));
      }
      return new Run(process.exitValue(), Files.readString(written), (System.nanoTime() - start) / 1e9, peak);
    } finally {
      process.destroyForcibly();
    }
  }

  /** @throws IllegalStateException with what it wrote, if it fails */
  static void require(Path directory, List<String> command) throws IOException, InterruptedException {
    Run run = run(directory, command);
    if (run.exit() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed:\n" + run.output());
    }
  }

  private static long peakBytes(long process) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
