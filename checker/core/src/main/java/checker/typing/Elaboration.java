package checker.typing;

import checker.model.Actor;
import checker.model.Assumption;
import checker.model.Constant;
import checker.model.Constraint;
import checker.model.Definition;
import checker.model.Expectation;
import checker.model.Expr;
import checker.model.Fairness;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One composition under one scenario, on its way to a model; what the typers of its parts have in common. */
final class Elaboration {
  /**
   * Deepest nesting of expressions, the definitions that they use included: every stage walks them by recursion. A text
   * alone cannot nest so deep.
   */
  static final int MAX_DEPTH = 600;

  /** What a declaration that must be looked at first counts towards {@link #MAX_DEPTH}. */
  private static final int DEPTH_OF_DECLARATION = 6;

  /** What a block counts towards {@link #MAX_DEPTH}: a text alone, of at most 200 blocks in each other, is never too deep. */
  private static final int DEPTH_OF_BLOCK = 3;

  private final Composition composition;
  private final Reports reports;
  private final Usage usage;
  private final Conversion conversion;
  private final Evaluation evaluation = new Evaluation(this);
  private final Names names = new Names(this);
  private final ConstantTable constants = new ConstantTable(this);
  private final TypeTable types = new TypeTable(this);
  private final VariableTable variables;
  private final DefinitionTable definitions = new DefinitionTable(this);
  private final ProcedureTyper procedures = new ProcedureTyper(this);
  private final Map<String, Actor> actors = new LinkedHashMap<>();

  private int depth;

  private Elaboration(Composition composition, Reports reports, Usage usage) {
    this.composition = composition;
    this.reports = reports;
    this.usage = usage;
    this.conversion = new Conversion(reports);
    this.variables = new VariableTable(this);
  }

  /**
   * Elaborates a scenario.
   *
   * @param scenario empty for the default constants alone
   * @return meaningless if an error was reported
   */
  static Model elaborate(
      Composition composition,
      Optional<DeclarationTree.Scenario> scenario,
      Map<String, String> constantOverrides,
      Reports reports,
      Usage usage) {
    return new Elaboration(composition, reports, usage).model(scenario, constantOverrides);
  }

  Composition composition() {
    return composition;
  }

  Reports reports() {
    return reports;
  }

  Usage usage() {
    return usage;
  }

  Conversion conversion() {
    return conversion;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Names names() {
    return names;
  }

  ConstantTable constants() {
    return constants;
  }

  TypeTable types() {
    return types;
  }

  VariableTable variables() {
    return variables;
  }

  DefinitionTable definitions() {
    return definitions;
  }

  ProcedureTyper procedures() {
    return procedures;
  }

  /** An actor, once all are typed. */
  Optional<Actor> actor(String name) {
    return Optional.ofNullable(actors.get(name));
  }

  /** Types an expression inside others; one nested too deeply is reported and broken. */
  Expr nested(Span span, Supplier<Expr> typing) {
    return atDepth(1, span, typing).orElseGet(() -> Types.broken(span));
  }

  /** Types statements inside others; empty if they are nested too deeply, which is reported. */
  <T> Optional<T> block(Span span, Supplier<T> typing) {
    return atDepth(DEPTH_OF_BLOCK, span, typing);
  }

  /** Looks at a declaration that is needed first; empty if that goes too deep, which is reported. */
  <T> Optional<T> declaration(Span span, Supplier<T> looking) {
    return atDepth(DEPTH_OF_DECLARATION, span, looking);
  }

  private <T> Optional<T> atDepth(int levels, Span span, Supplier<T> inner) {
    if (depth + levels > MAX_DEPTH) {
      tooDeep(span);
      return Optional.empty();
    }
    depth += levels;
    T result = inner.get();
    depth -= levels;
    return Optional.of(result);
  }

  void tooDeep(Span span) {
    reports.add(
        DiagnosticCode.TOO_DEEP,
        span,
        "this nests more than " + MAX_DEPTH + " levels deep, with the declarations that it uses");
  }

  private Model model(Optional<DeclarationTree.Scenario> scenario, Map<String, String> constantOverrides) {
    List<DeclarationTree.Binding> bindings = scenario.map(DeclarationTree.Scenario::bindings).orElse(List.of());
    constants.override(bindings, constantOverrides);
    List<Constant> constantValues = constants.all();
    constants.reportRepeated(bindings);
    types.resolveAll();
    Span span = scenario.map(DeclarationTree.Scenario::span).orElse(composition.module.name().span());
    Limiter limiter = new Limiter(reports);
    InitialValues initial = new InitialValues(this);
    if (limiter.state(variables.all(), span)) {
      initial.fill();
      limiter.initialStates(variables.all());
    }
    List<Definition> typedDefinitions = definitions.all();
    procedures.checkAll();
    ActorTyper actorTyper = new ActorTyper(this, limiter);
    composition.actors.forEach((name, parts) -> actors.put(name, actorTyper.type(parts)));
    PropertyTyper propertyTyper = new PropertyTyper(this);
    List<Property> properties = composition.properties.values().stream().map(propertyTyper::type).toList();
    List<Constraint> constraints = new ArrayList<>(initial.constraints());
    composition.inits.forEach(i -> constraints.add(constraint(List.of(i.constraint()))));
    Optional<Constraint> terminal =
        composition.terminals.isEmpty()
            ? Optional.empty()
            : Optional.of(
                constraint(composition.terminals.stream().map(DeclarationTree.Terminal::condition).toList()));
    List<Expectation> expectations =
        new ExpectationTyper(this)
            .type(scenario.map(DeclarationTree.Scenario::expectations).orElse(List.of()));
    List<Fairness> fairness = fairness();
    List<Assumption> assumptions = assumptions();
    limiter.instances(List.copyOf(actors.values()), span);
    return new Model(
        composition.module.name().text(),
        scenario.map(s -> s.name().text()).orElse(ScenarioRef.DEFAULT),
        scenario.flatMap(DeclarationTree.Scenario::text),
        constantValues,
        assumptions,
        variables.all(),
        List.copyOf(constraints),
        typedDefinitions,
        List.copyOf(actors.values()),
        properties,
        terminal,
        fairness,
        expectations,
        span);
  }

  /** The disjunction of conditions on a state. */
  private Constraint constraint(List<ExprTree> conditions) {
    Frame frame = new Frame();
    ExpressionTyper typer = new ExpressionTyper(this, ExpressionTyper.Place.STATE, frame);
    Expr predicate =
        conditions.stream()
            .map(c -> typer.condition(c, Scope.EMPTY))
            .reduce((a, b) -> new Expr.Logical(Expr.LogicalOperator.OR, a, b, b.span()))
            .orElseThrow();
    return new Constraint(predicate, frame.size());
  }

  private List<Assumption> assumptions() {
    List<Assumption> result = new ArrayList<>();
    for (DeclarationTree.Assume tree : composition.assumptions) {
      Evaluation.Constant truth = evaluation.of(tree.condition(), Types.BOOL);
      if (!truth.isBroken()) {
        boolean holds = ((Value.Bool) truth.value()).value();
        result.add(new Assumption(tree.name().map(Name::text), tree.text(), holds, tree.span()));
      }
    }
    return List.copyOf(result);
  }

  private List<Fairness> fairness() {
    List<Fairness> result = new ArrayList<>();
    for (DeclarationTree.Fair tree : composition.fairness) {
      for (DeclarationTree.ActionRef target : tree.targets()) {
        fairness(tree.strong(), target).ifPresent(result::add);
      }
    }
    return List.copyOf(result);
  }

  private Optional<Fairness> fairness(boolean strong, DeclarationTree.ActionRef target) {
    Actor actor = actors.get(target.actor().text());
    if (actor == null) {
      reports.add(
          DiagnosticCode.UNKNOWN_ACTOR,
          target.actor().span(),
          "there is no actor `" + target.actor().text() + "`",
          Suggestion.of(target.actor().text(), actors.keySet()));
      return Optional.empty();
    }
    if (target.action().isEmpty()) {
      return Optional.of(new Fairness(strong, actor, Optional.empty(), target.span()));
    }
    Name name = target.action().get();
    var action = actor.actions().stream().filter(a -> a.name().equals(name.text())).findFirst();
    if (action.isEmpty()) {
      reports.add(
          DiagnosticCode.UNKNOWN_ACTION,
          name.span(),
          "actor `" + actor.name() + "` has no action or step `" + name.text() + "`",
          Suggestion.of(name.text(), actor.actions().stream().map(a -> a.name()).toList()));
      return Optional.empty();
    }
    return Optional.of(new Fairness(strong, actor, action, target.span()));
  }
}
