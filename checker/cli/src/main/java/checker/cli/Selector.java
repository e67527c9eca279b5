package checker.cli;

import checker.typing.ScenarioRef;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an argument of {@code checker compare} stands for: {@code FILE}, {@code FILE:MODULE} or {@code FILE:MODULE/SCENARIO}.
 *
 * @param module empty for all modules of the file
 * @param scenario empty for all scenarios of the module
 */
record Selector(String file, Optional<String> module, Optional<String> scenario) {
  private static final Pattern PARTS = Pattern.compile("(?<file>.+):(?<module>\\w+)(?:/(?<scenario>\\w+))?");

  /** A file whose name happens to look like a selector is that file. */
  static Selector of(String argument, Console console) {
    Matcher parts = PARTS.matcher(argument);
    if (!parts.matches() || Files.exists(console.resolve(argument))) {
      return new Selector(argument, Optional.empty(), Optional.empty());
    }
    return new Selector(
        parts.group("file"), Optional.of(parts.group("module")), Optional.ofNullable(parts.group("scenario")));
  }

  boolean selects(ScenarioRef ref) {
    return selectsModule(ref.module()) && scenario.filter(s -> !s.equals(ref.scenario())).isEmpty();
  }

  boolean selectsModule(String name) {
    return module.filter(m -> !m.equals(name)).isEmpty();
  }
}
