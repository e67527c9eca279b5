package checker.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs, and watches their time and memory. */
final class Command {
  /**
   * @param output and errors, together
   * @param peakBytes most memory that the process and its descendants were seen to have; 0 where the system does not tell
   * @param ended why it was ended, if it was
   */
  record Run(int exit, String output, double seconds, long peakBytes, Optional<Outcome.Cause> ended) {
    /** What came of a run that was ended. */
    Optional<Outcome> gaveUp() {
      return ended.map(cause -> new Outcome.GaveUp(cause, seconds, peakBytes));
    }
  }

  /** Watching costs processor time that what is watched may need: families are looked for now and then only. */
  private static final int POLL_MILLIS = 20;

  private static final int POLLS_PER_FAMILY = 10;

  /** For a program that is asked to end, so that it gives back what outlives it: memory that its processes share. */
  private static final int FAREWELL_SECONDS = 10;

  private Command() {}

  static boolean installed(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** Runs a program until it ends or exceeds a limit. */
  static Run run(Path directory, List<String> command, Limits limits) throws IOException, InterruptedException {
    Path written = Files.createTempFile(directory, "output", ".txt");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
            .redirectOutput(written.toFile()).start();
    try {
      long peak = 0;
      Optional<Outcome.Cause> ended = Optional.empty();
      List<ProcessHandle> descendants = List.of();
      for (int poll = 0; ended.isEmpty() && !process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS); poll++) {
        descendants = poll % POLLS_PER_FAMILY == 1 ? process.descendants().toList() : descendants;
        peak = Math.max(peak, bytes(process.toHandle(), descendants));
        if (seconds(start) > limits.seconds()) {
          ended = Optional.of(Outcome.Cause.TIME);
        } else if (peak > limits.bytes()) {
          ended = Optional.of(Outcome.Cause.MEMORY);
        }
      }
      double seconds = seconds(start);
      end(process);
      return new Run(process.exitValue(), Files.readString(written), seconds, peak, ended);
    } finally {
      end(process);
    }
  }

  /** @throws IllegalStateException with what it wrote, if it fails */
  static void require(Path directory, List<String> command) throws IOException, InterruptedException {
    Run run = run(directory, command, Limits.NONE);
    if (run.exit() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed:\n" + run.output());
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void end(Process process) throws InterruptedException {
    if (process.isAlive()) {
      List<ProcessHandle> descendants = process.descendants().toList();
      process.destroy();
      if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Of one process its largest size so far; of several what they have of their own, and what they share once. */
  private static long bytes(ProcessHandle process, List<ProcessHandle> descendants) {
    if (descendants.isEmpty()) {
      return kilobytes(process, "VmHWM:") * 1024;
    }
    List<ProcessHandle> all = Stream.concat(Stream.of(process), descendants.stream()).toList();
    long own = all.stream().mapToLong(p -> kilobytes(p, "RssAnon:")).sum();
    return 1024 * (own + all.stream().mapToLong(p -> kilobytes(p, "RssShmem:")).max().orElse(0));
  }

  private static long kilobytes(ProcessHandle process, String field) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
