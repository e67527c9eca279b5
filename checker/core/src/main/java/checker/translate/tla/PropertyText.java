package checker.translate.tla;

import checker.model.Expectation;
import checker.model.Model;
import checker.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the properties of a module, and the configuration that has TLC check them. */
final class PropertyText {
  private final Model model;
  private final Names names;
  private final Expressions expressions;
  private final List<List<String>> paragraphs = new ArrayList<>();
  private final List<String> checked = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  PropertyText(Model model, Names names, Expressions expressions) {
    this.model = model;
    this.names = names;
    this.expressions = expressions;
    checked.add("INVARIANT TypeOK");
  }

  /** The definitions of all properties. Called once. */
  List<List<String>> paragraphs() {
    for (Expectation expectation : model.expectations()) {
      boolean ofProperty = model.properties().stream().anyMatch(p -> p.name().equals(expectation.subject()));
      if (!ofProperty) {
        paragraphs.add(Lines.comment(expected(expectation)));
      }
    }
    model.properties().forEach(this::property);
    return paragraphs;
  }

  List<String> remarks() {
    return remarks;
  }

  /** TLC's configuration. */
  String configuration(String name) {
    List<String> lines = new ArrayList<>();
    lines.add("\\* For module " + name + ". TLC ends at the first violation. What is commented out are goals: TLC reaches them by");
    lines.add("\\* violating the claim that they are never reached.");
    lines.add("SPECIFICATION Spec");
    if (names.types().usesNil()) {
      lines.add("CONSTANT nil = nil");
    }
    lines.addAll(checked);
    lines.addAll(unchecked);
    return String.join("\n", lines) + "\n";
  }

  private void property(Property property) {
    List<String> lines = new ArrayList<>(Lines.comment(property.doc()));
    String kind = property.kind() == Property.Kind.TEMPORAL ? "property" : property.kind().name().toLowerCase(Locale.ROOT);
    lines.addAll(Lines.comment(kind + property.text().map(t -> " \"" + t + "\"").orElse("")));
    model.expectations().stream()
        .filter(e -> e.subject().equals(property.name()))
        .forEach(e -> lines.addAll(Lines.comment(expected(e))));
    switch (property.kind()) {
      case INVARIANT -> {
        lines.addAll(Lines.definition(names.of(property), predicate(property)));
        checked.add("INVARIANT " + names.of(property));
      }
      case TRANSITION -> transition(property, lines);
      case REACHABLE, COST -> {
        String never = names.never(property);
        lines.addAll(Lines.definition(names.of(property), predicate(property)));
        lines.add(never + " == ~" + names.of(property));
        unchecked.add("\\* INVARIANT " + never);
      }
      case POSSIBLE -> {
        lines.add("\\* From every reachable state some state can be reached in which this is true. TLA+ has no formula for that.");
        lines.addAll(Lines.definition(names.of(property), predicate(property)));
        remarks.add("`" + property.name() + "` is not checked by TLC: TLA+ cannot say `possible`");
      }
      case TEMPORAL -> temporal(property, lines);
    }
    paragraphs.add(lines);
  }

  private static String expected(Expectation expectation) {
    String steps = expectation.steps().isPresent() ? " in " + expectation.steps().getAsInt() : "";
    String reason = expectation.reason().map(r -> ": " + r).orElse("");
    return "expected: " + expectation.subject() + " " + expectation.outcome().name().toLowerCase(Locale.ROOT) + steps + reason;
  }

  private List<String> predicate(Property property) {
    return expressions.lines(property.predicate().orElseThrow(), names.scope());
  }

  /** {@code [][A]_vars} says nothing about steps that change nothing, so these get an invariant. */
  private void transition(Property property, List<String> lines) {
    String step = names.step(property);
    String idle = names.idle(property);
    lines.addAll(Lines.definition(step, predicate(property)));
    lines.add(names.of(property) + " == [][" + step + "]_vars");
    lines.add("\\* The same of steps that change nothing.");
    List<List<String>> items = List.of(
        new Expressions(names, false).lines(property.predicate().orElseThrow(), names.scope()),
        List.of("~ENABLED (" + (model.terminal().isPresent() ? "Step" : "Next") + " /\\ UNCHANGED vars)"));
    lines.addAll(Lines.definition(idle, Lines.list("\\/", items)));
    checked.add("PROPERTY " + names.of(property));
    checked.add("INVARIANT " + idle);
  }

  private void temporal(Property property, List<String> lines) {
    Optional<List<String>> formula =
        new Formulas(expressions).lines(property.formula().orElseThrow(), names.scope());
    if (formula.isPresent()) {
      lines.addAll(Lines.definition(names.of(property), formula.get()));
      checked.add("PROPERTY " + names.of(property));
    } else {
      lines.addAll(Lines.comment("Left out: " + property.name() + " uses an `until` that TLA+ cannot say."));
      remarks.add("`" + property.name() + "` is left out: it uses an `until`, `weak_until` or `release` that TLA+ cannot say");
    }
  }
}
