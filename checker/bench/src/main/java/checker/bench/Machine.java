package checker.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What figures were measured on, and what its memory gave at that time: one that is shared with others is not the same from one hour to the next,
 * nor is it always of the same kind.
 */
final class Machine {
  private static final int MEGABYTES = 1024;

  /** Of a huge page. */
  private static final int PAGE_MEGABYTES = 2;

  private static final double WARM_UP_SECONDS = 0.5;
  private static final double SECONDS = 1;

  private Machine() {}

  /**
   * A line of text, from a process of its own: the memory that it touches is given back before anything is measured.
   *
   * @throws IllegalStateException with what the process wrote, if it fails
   */
  static String describe() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Machine.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the machine cannot be measured:\n" + text);
    }
    return text;
  }

  /** The process. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    MemoryBenchmark.Memory memory = new MemoryBenchmark.Memory(MEGABYTES);
    memory.fill();
    double touchMillis = (System.nanoTime() - start) / 1e6 / MEGABYTES * PAGE_MEGABYTES;
    MemoryBenchmark.Places places = new MemoryBenchmark.Places();
    places.choose(memory);
    nanosPerLine(memory, places, WARM_UP_SECONDS);
    System.out.printf(
        Locale.ROOT,
        "%s, %d processors, %.0f GB, Java %s; %.0f ns for a line at a random place of 1 GB, %.1f ms for 2 MB touched for the first time%n",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        bytes() / 1e9,
        Runtime.version().feature(),
        nanosPerLine(memory, places, SECONDS),
        touchMillis);
  }

  /** Of memory, for all programs. */
  static long bytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  private static double nanosPerLine(MemoryBenchmark.Memory memory, MemoryBenchmark.Places places, double seconds) {
    MemoryBenchmark benchmark = new MemoryBenchmark();
    long start = System.nanoTime();
    long lines = 0;
    int sum = 0;
    while (System.nanoTime() - start < seconds * 1e9) {
      sum += benchmark.randomLines(memory, places);
      lines += MemoryBenchmark.LINES;
    }
    double nanos = (double) (System.nanoTime() - start) / lines;
    // What is never used is never read.
    return sum == 1 ? Math.nextUp(nanos) : nanos;
  }

  /** Its name, and what tells those of the same name apart. */
  private static String processor() {
    String name = field("model name").orElse(System.getProperty("os.arch"));
    return field("cpu family").flatMap(family -> field("model").map(model -> name + " (family " + family + ", model " + model + ")")).orElse(name);
  }

  private static Optional<String> field(String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines.filter(line -> line.matches(name + "\\s*:.*")).map(line -> line.replaceFirst(".*?:\\s*", "")).findFirst();
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }
}
