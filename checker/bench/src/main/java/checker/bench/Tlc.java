package checker.bench;

import checker.model.Model;
import checker.translate.tla.TlaTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** TLC, which ends at the first violation: so it looks at no property at all. */
final class Tlc implements Peer {
  private static final Pattern GENERATED = Pattern.compile("([\\d,]+) states generated, [\\d,]+ distinct states found, 0 ");
  private static final Pattern DISTINCT = Pattern.compile("[\\d,]+ states generated, ([\\d,]+) distinct states found, 0 ");
  private static final Pattern INITIAL = Pattern.compile("initial states: ([\\d,]+) distinct state");

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
  public Search prepare(Model model, Path directory, long states, int threads) throws IOException {
    List<String> files = Translated.write(new TlaTranslator(), model, directory);
    Path configuration = directory.resolve(files.get(1));
    String searched =
        Files.readAllLines(configuration).stream()
            .filter(line -> !line.startsWith("INVARIANT") && !line.startsWith("PROPERTY"))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(configuration, searched);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx4g", "-XX:+UseParallelGC", "-cp",
            jar.toString(), "tlc2.TLC", "-workers", Integer.toString(threads), "-deadlock", "-metadir", "states",
            "-config", files.get(1), files.get(0));
    return () -> {
      Command.Run run = Command.run(directory, command);
      return new Found(
          Translated.number(DISTINCT, run),
          Translated.number(GENERATED, run) - Translated.number(INITIAL, run),
          run.seconds(),
          run.peakBytes());
    };
  }
}
