package checker.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lines that a user types. They are read by a thread of their own, so that an interrupt ends the wait for them. */
final class LineSource {
  private static final long LOOK_MILLIS = 50;

  private final BooleanSupplier cancelled;
  private final SynchronousQueue<Optional<String>> lines = new SynchronousQueue<>();

  private LineSource(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  static LineSource of(InputStream in, Charset charset, BooleanSupplier cancelled) {
    LineSource source = new LineSource(cancelled);
    Thread reader = new Thread(() -> source.read(new BufferedReader(new InputStreamReader(in, charset))), "input");
    reader.setDaemon(true);
    reader.start();
    return source;
  }

  private void read(BufferedReader reader) {
    try {
      while (true) {
        Optional<String> line = line(reader);
        lines.put(line);
        if (line.isEmpty()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be read has come to its end. */
  private static Optional<String> line(BufferedReader reader) {
    try {
      return Optional.ofNullable(reader.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The next line; empty at the end, or if the user interrupts. */
  Optional<String> next() {
    try {
      while (!cancelled.getAsBoolean()) {
        Optional<String> line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (line != null) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
