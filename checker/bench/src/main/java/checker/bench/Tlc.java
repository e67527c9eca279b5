package checker.bench;

import checker.translate.tla.TlaTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** TLC, which ends at the first violation: so it looks at no property at all. It tells its time in whole seconds. */
final class Tlc implements Peer {
  private static final Pattern GENERATED = Pattern.compile("([\\d,]+) states generated, [\\d,]+ distinct states found, 0 ");
  private static final Pattern DISTINCT = Pattern.compile("[\\d,]+ states generated, ([\\d,]+) distinct states found, 0 ");
  private static final Pattern INITIAL = Pattern.compile("initial states: ([\\d,]+) distinct state");
  private static final Pattern SECONDS = Pattern.compile("Finished in (.+) at \\(");

  private final Path jar;

  /** @param jar where TLC would be */
  Tlc(Path jar) {
    this.jar = jar.toAbsolutePath();
  }

  @Override
  public String name() {
    return "tlc";
  }

  @Override
  public Optional<String> absent(int threads) {
    return Files.isRegularFile(jar) ? Optional.empty() : Optional.of("no " + jar.getFileName());
  }

  /** It may make a successor once for each part of a disjunction in a guard. */
  @Override
  public boolean countsTransitions() {
    return false;
  }

  @Override
  public Search prepare(Task task, Path directory, long states, int threads, long memoryBytes) throws IOException {
    List<String> files = Translated.write(new TlaTranslator(), task.model(), directory);
    Path configuration = directory.resolve(files.get(1));
    String searched =
        Files.readAllLines(configuration).stream()
            .filter(line -> !line.startsWith("INVARIANT") && !line.startsWith("PROPERTY"))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(configuration, searched);
    // Its states wait on disk, its fingerprints outside the heap: some memory beside the heap has to stay.
    String heap = "-Xmx" + memoryBytes / 2 / (1 << 20) + "m";
    String direct = "-XX:MaxDirectMemorySize=" + memoryBytes / 3 / (1 << 20) + "m";
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, direct, "-XX:+UseParallelGC",
            "-cp", jar.toString(), "tlc2.TLC", "-workers", Integer.toString(threads), "-deadlock", "-metadir",
            "states", "-config", files.get(1), files.get(0));
    return limits -> found(Command.run(directory, command, limits));
  }

  static Outcome found(Command.Run run) {
    return run.gaveUp()
        .orElseGet(
            () ->
                new Outcome.Found(
                    Figures.count(DISTINCT, run.output()),
                    Figures.count(GENERATED, run.output()) - Figures.count(INITIAL, run.output()),
                    Figures.seconds(SECONDS, run.output()),
                    run.seconds(),
                    run.peakBytes(),
                    0));
  }
}
