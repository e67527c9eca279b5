package checker.cli;

import checker.cli.CommittedTrace.Place;
import checker.cli.GateFinding.Repair;
import checker.compare.Row;
import checker.model.Model;
import checker.model.Property;
import checker.report.Drift;
import checker.report.TraceComparison;
import checker.source.Span;
import checker.trace.RecordedTrace;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Compares the committed traces of a directory with those that were found. Byte for byte, which says at once that a trace
 * reproduces and is still the shortest: the search gives one and the same text for one and the same specification.
 */
final class Gate {
  private final Console console;
  private final String directory;
  private final GateScope scope;
  private final SortedMap<String, CommittedTrace> left;
  private final List<GateFinding> findings = new ArrayList<>();
  private int same;
  private int ignored;

  /**
   * What came out.
   *
   * @param findings the least of them last
   * @param same number of traces that are as they were found
   * @param ignored number of traces of what was not asked for, or not looked at before the user interrupted
   */
  record Outcome(List<GateFinding> findings, int same, int ignored) {}

  private Gate(Console console, String directory, GateScope scope) {
    this.console = console;
    this.directory = directory;
    this.scope = scope;
    this.left = CommittedTrace.in(console.resolve(directory));
  }

  /**
   * Looks at every trace file once, and at every violation.
   *
   * @param directory of the traces, as the user wrote it; need not be there
   * @throws UsageException if it cannot be read
   */
  static Outcome compare(Console console, String directory, GateScope scope) {
    Gate gate = new Gate(console, directory, scope);
    for (Row row : scope.rows()) {
      for (PropertyResult property : row.result().map(ScenarioResult::properties).orElse(List.of())) {
        gate.compare(row, property);
      }
    }
    gate.left.values().forEach(gate::unmatched);
    gate.findings.sort(Comparator.comparing(finding -> onlyText(finding.drift())));
    return new Outcome(List.copyOf(gate.findings), gate.same, gate.ignored);
  }

  /** What is least: such traces may be many, and come last. */
  private static boolean onlyText(Drift drift) {
    return drift.kind() == Drift.Kind.TRACE_CHANGED && drift.why().isEmpty();
  }

  // ---- Properties of which something is known

  private void compare(Row row, PropertyResult property) {
    CommittedTrace committed = left.remove(TraceStore.name(row.model(), property.name()));
    if (committed == null) {
      absent(row, property);
    } else if (property.verdict() == Verdict.INCOMPLETE) {
      notCompared(committed, row, "the search of " + row.subject().name() + " is incomplete");
    } else if (property.steps().isPresent() && property.trace().isEmpty()) {
      notCompared(committed, row, "memory does not suffice to find the trace again");
    } else if (property.trace().isEmpty()) {
      gone(committed, row, property);
    } else {
      compare(committed, row, property);
    }
  }

  /** An unexpected violation is not made an expected one by its trace: there, none is missed. */
  private void absent(Row row, PropertyResult property) {
    if (property.verdict() != Verdict.VIOLATED || property.agreement() == Agreement.UNMET) {
      return;
    }
    String name = TraceStore.name(row.model(), property.name());
    Drift.Kind kind = property.trace().isPresent() ? Drift.Kind.TRACE_MISSING : Drift.Kind.NOT_COMPARED;
    About about = new About(Optional.of(row.subject().name()), Optional.of(property.name()));
    Drift drift = drift(kind, name, 0, property.property().map(Property::span), about, TraceComparison.missing(property));
    Optional<Repair> repair = property.trace().map(t -> repair(name, Optional.of(store(row).text(t))));
    findings.add(new GateFinding(drift, repair));
  }

  private void compare(CommittedTrace committed, Row row, PropertyResult property) {
    String found = store(row).text(property.trace().orElseThrow());
    if (committed.text().filter(found::equals).isPresent()) {
      same++;
      return;
    }
    CommittedTrace.Content content = committed.content();
    Repair repair = repair(committed.name(), Optional.of(found));
    if (content.trace().isEmpty()) {
      unreadable(committed, content, Optional.of(repair));
      return;
    }
    TraceComparison told = TraceComparison.of(committed.text().orElseThrow(), content.trace().get(), property, found);
    add(Drift.Kind.TRACE_CHANGED, committed, 1, told, Optional.of(repair));
  }

  private void gone(CommittedTrace committed, Row row, PropertyResult property) {
    CommittedTrace.Content content = committed.content();
    if (content.trace().isEmpty()) {
      unreadable(committed, content, Optional.empty());
    } else {
      TraceComparison told = TraceComparison.gone(content.trace().get(), property, row.model());
      add(Drift.Kind.TRACE_STALE, committed, 1, told, Optional.of(removal(committed)));
    }
  }

  // ---- Traces of which nothing is known yet

  private void unmatched(CommittedTrace committed) {
    Optional<Place> place = committed.place();
    Optional<Row> row = place.flatMap(p -> scope.row(p.module() + "." + p.scenario()));
    if (row.isPresent()) {
      unmatched(committed, place.get().property(), row.get());
    } else if (place.isPresent() && scope.knows(place.get().module(), place.get().scenario())) {
      ignored++;
    } else if (place.isPresent() && scope.hasModule(place.get().module())) {
      stale(committed, "module " + place.get().module() + " has no scenario " + place.get().scenario());
    } else {
      ofUnknownModule(committed);
    }
  }

  private void unmatched(CommittedTrace committed, String property, Row row) {
    boolean known =
        property.equals(Model.DEADLOCK_FREE) || row.model().properties().stream().anyMatch(p -> p.name().equals(property));
    if (!scope.selects(property) || row.result().isEmpty()) {
      ignored++;
    } else if (known) {
      notCompared(committed, row, row.subject().name() + " was not searched to its end");
    } else {
      stale(committed, row.subject().name() + " has no property " + property);
    }
  }

  private void ofUnknownModule(CommittedTrace committed) {
    CommittedTrace.Content content = committed.content();
    if (content.trace().isEmpty()) {
      if (scope.whole()) {
        unreadable(committed, content, Optional.empty());
      } else {
        ignored++;
      }
      return;
    }
    String spec = content.trace().get().spec();
    Path file = WholeFile.real(console.resolve(directory).toAbsolutePath().normalize().resolveSibling(spec));
    if (scope.faulty(file) || !scope.includes(file) && (Files.exists(file) || !scope.whole())) {
      ignored++;
    } else if (scope.includes(file)) {
      stale(committed, spec + " has no scenario of which a trace would lie here");
    } else {
      stale(committed, "there is no specification " + spec);
    }
  }

  /** Of nothing that there is, unless that was left out. */
  private void stale(CommittedTrace committed, String what) {
    CommittedTrace.Content content = committed.content();
    if (scope.narrowed()) {
      ignored++;
    } else if (content.trace().isEmpty()) {
      unreadable(committed, content, Optional.empty());
    } else {
      TraceComparison told = new TraceComparison("it is of nothing: " + what, List.of());
      add(Drift.Kind.TRACE_STALE, committed, 1, told, Optional.of(removal(committed)));
    }
  }

  // ---- What is said of them

  private void notCompared(CommittedTrace committed, Row row, String why) {
    Optional<RecordedTrace> trace = committed.content().trace();
    List<String> replayed = trace.map(t -> TraceComparison.replayed(t, row.model())).orElse(List.of());
    TraceComparison told = new TraceComparison("it is not known whether it is found: " + why, replayed);
    add(Drift.Kind.NOT_COMPARED, committed, 1, told, Optional.empty());
  }

  private void unreadable(CommittedTrace committed, CommittedTrace.Content content, Optional<Repair> repair) {
    TraceComparison told = new TraceComparison(content.fault(), List.of());
    add(Drift.Kind.TRACE_UNREADABLE, committed, content.line(), told, repair);
  }

  private void add(Drift.Kind kind, CommittedTrace committed, int line, TraceComparison told, Optional<Repair> repair) {
    About about =
        new About(committed.place().map(p -> p.module() + "." + p.scenario()), committed.place().map(Place::property));
    findings.add(new GateFinding(drift(kind, committed.name(), line, Optional.empty(), about, told), repair));
  }

  private record About(Optional<String> scenario, Optional<String> property) {}

  private Drift drift(Drift.Kind kind, String name, int line, Optional<Span> place, About about, TraceComparison told) {
    ExitStatus status = kind == Drift.Kind.NOT_COMPARED ? ExitStatus.INCOMPLETE : ExitStatus.NOT_REPRODUCED;
    return new Drift(
        kind, directory + "/" + name, line, place, about.scenario(), about.property(), told.what(), told.why(), status.code());
  }

  private Repair repair(String name, Optional<String> text) {
    return new Repair(console.resolve(directory + "/" + name), text);
  }

  private static Repair removal(CommittedTrace committed) {
    return new Repair(committed.path(), Optional.empty());
  }

  private TraceStore store(Row row) {
    return new TraceStore(console, Optional.of(directory), row.subject().spec(), Map.of());
  }
}
