package checker.cli;

import checker.cli.GateFinding.Repair;
import checker.compare.Row;
import checker.report.Drift;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figures of each scenario's search, pinned in a file beside the traces: a change of the machine that no verdict shows is
 * noticed by them.
 */
final class StatePins {
  /** The name of the file. */
  static final String NAME = "states.txt";

  private static final String COMMENT = "#";
  private static final String HEADER =
      COMMENT + " The search of each scenario, as `checker gate` must find it; `checker gate --update` writes this file.\n";
  private static final Pattern LINE =
      Pattern.compile("(?<module>\\w+)\\.(?<scenario>\\w+): (?<figures>\\d+ states, \\d+ transitions, depth \\d+)");

  private final String name;
  private final Path file;
  private final boolean there;
  private final SortedMap<String, Pin> pins;

  /** @param line in the file, counted from 1 */
  private record Pin(String module, String scenario, String figures, int line) {}

  /**
   * What came out.
   *
   * @param same number of scenarios that are as pinned
   */
  record Outcome(List<GateFinding> findings, int same) {
    static final Outcome NONE = new Outcome(List.of(), 0);
  }

  private StatePins(String name, Path file, boolean there, SortedMap<String, Pin> pins) {
    this.name = name;
    this.file = file;
    this.there = there;
    this.pins = pins;
  }

  /**
   * Reads the file, if it is there.
   *
   * @param directory of the traces, as the user wrote it
   * @throws UsageException if a line of it says nothing
   */
  static StatePins read(Console console, String directory) {
    String name = directory + "/" + NAME;
    Path file = console.resolve(name);
    SortedMap<String, Pin> pins = new TreeMap<>();
    if (!Files.exists(file)) {
      return new StatePins(name, file, false, pins);
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("`" + name + "` cannot be read as a text");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        String scenario = parts.group("module") + "." + parts.group("scenario");
        pins.put(scenario, new Pin(parts.group("module"), parts.group("scenario"), parts.group("figures"), i + 1));
      } else if (!line.isEmpty() && !line.startsWith(COMMENT)) {
        throw new UsageException(
            name + ":" + (i + 1) + ": expected `MODULE.SCENARIO: N states, N transitions, depth N`; if the file is removed,"
                + " --update --pin-states writes it anew");
      }
    }
    return new StatePins(name, file, true, pins);
  }

  /** Whether there is such a file. */
  boolean there() {
    return there;
  }

  /** Compares what is pinned with what was found by searches that were complete. Without a file all of it is to be pinned. */
  Outcome compare(GateScope scope) {
    SortedMap<String, String> now = new TreeMap<>();
    pins.forEach((scenario, pin) -> now.put(scenario, pin.figures()));
    List<Drift> drifts = new ArrayList<>();
    int same = 0;
    for (Row row : scope.rows()) {
      Optional<String> found = figures(row);
      if (found.isEmpty()) {
        continue;
      }
      String scenario = row.subject().name();
      now.put(scenario, found.get());
      Pin pin = pins.get(scenario);
      if (pin == null && there) {
        drifts.add(drift(0, Optional.of(scenario), "it is not pinned: " + found.get()));
      } else if (pin != null && !pin.figures().equals(found.get())) {
        drifts.add(drift(pin.line(), Optional.of(scenario), pin.figures() + " are pinned; it has " + found.get() + " now"));
      } else if (pin != null) {
        same++;
      }
    }
    for (Map.Entry<String, Pin> entry : pins.entrySet()) {
      if (stale(entry.getValue(), scope)) {
        now.remove(entry.getKey());
        drifts.add(drift(entry.getValue().line(), Optional.of(entry.getKey()), "it is pinned, but there is no such scenario"));
      }
    }
    if (!there && !now.isEmpty()) {
      drifts.add(drift(0, Optional.empty(), now.size() == 1 ? "1 scenario is pinned" : now.size() + " scenarios are pinned"));
    }
    Repair repair = new Repair(file, Optional.of(text(now)));
    return new Outcome(drifts.stream().map(drift -> new GateFinding(drift, Optional.of(repair))).toList(), same);
  }

  private static Optional<String> figures(Row row) {
    boolean complete = row.result().filter(ScenarioResult::complete).isPresent();
    return complete ? row.statistics().map(StatePins::figures) : Optional.empty();
  }

  private static String figures(Statistics s) {
    return s.distinct() + " states, " + s.transitions() + " transitions, depth " + Math.max(0, s.depth());
  }

  /** A module that is not known may be one of a specification with errors, or of one that was not asked for. */
  private static boolean stale(Pin pin, GateScope scope) {
    if (scope.knows(pin.module(), pin.scenario())) {
      return false;
    }
    return scope.hasModule(pin.module()) ? !scope.narrowed() : scope.whole() && !scope.faulty();
  }

  private Drift drift(int line, Optional<String> scenario, String what) {
    return new Drift(
        Drift.Kind.STATES_CHANGED, name, line, Optional.empty(), scenario, Optional.empty(), what, List.of(),
        ExitStatus.STATES_CHANGED.code());
  }

  private static String text(SortedMap<String, String> figures) {
    StringBuilder text = new StringBuilder(HEADER);
    figures.forEach((scenario, found) -> text.append(scenario).append(": ").append(found).append('\n'));
    return text.toString();
  }
}
