package checker.translate.tla;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Constant;
import checker.model.Definition;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Fairness;
import checker.model.Local;
import checker.model.Model;
import checker.model.Property;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a module together, from top to bottom as TLA+ wants it: what is used is defined before. */
final class ModuleText {
  private final Model model;
  private final String name;
  private final Names names;
  private final Expressions expressions;
  private final PropertyText properties;

  ModuleText(Model model, String name) {
    this.model = model;
    this.name = name;
    this.names = Names.of(model);
    this.expressions = new Expressions(names);
    this.properties = new PropertyText(model, names, expressions);
  }

  List<String> remarks() {
    return properties.remarks();
  }

  String configuration() {
    return properties.configuration(name);
  }

  String text() {
    List<String> body = new ArrayList<>();
    paragraph(body, variables());
    definitions().forEach(lines -> paragraph(body, lines));
    paragraph(body, Lines.definition("TypeOK", typesOfVariables()));
    paragraph(
        body,
        Lines.definition(
            "Init", new InitialStates(names).lines(model.variables(), model.initialConstraints(), expressions)));
    for (Actor actor : model.actors()) {
      actor(actor).forEach(lines -> paragraph(body, lines));
    }
    paragraph(body, next());
    paragraph(body, specification());
    properties.paragraphs().forEach(lines -> paragraph(body, lines));

    List<String> all = new ArrayList<>();
    all.add("---- MODULE " + name + " ----");
    all.addAll(heading());
    all.add("EXTENDS Integers, Sequences, FiniteSets, TLC");
    if (names.types().usesNil()) {
      paragraph(all, List.of("\\* The value of what is absent. TLC has to be told that it equals nothing else: nil = nil.", "CONSTANT nil"));
    }
    paragraph(all, names.types().definitions());
    List<String> helpers = new ArrayList<>();
    names.helpers().forEach(h -> helpers.addAll(h.definition()));
    paragraph(all, helpers);
    all.addAll(body);
    all.add("");
    all.add("====");
    return String.join("\n", all) + "\n";
  }

  private static void paragraph(List<String> all, List<String> lines) {
    if (!lines.isEmpty()) {
      all.add("");
      all.addAll(lines);
    }
  }

  private List<String> heading() {
    List<String> lines = new ArrayList<>();
    String text = model.scenarioText().map(t -> " \"" + t + "\"").orElse("");
    lines.addAll(Lines.comment("Module " + model.module() + ", scenario " + model.scenario() + text));
    if (!model.constants().isEmpty()) {
      lines.add("\\* with");
      for (Constant constant : model.constants()) {
        lines.addAll(Lines.comment("  " + constant.name() + " = " + constant.value()));
      }
    }
    return lines;
  }

  private List<String> variables() {
    List<String> lines = new ArrayList<>();
    if (model.variables().isEmpty()) {
      return lines;
    }
    lines.add("VARIABLES");
    for (int i = 0; i < model.variables().size(); i++) {
      Variable variable = model.variables().get(i);
      lines.addAll(Lines.indent(2, Lines.comment(variable.doc())));
      lines.add("  " + names.of(variable) + (i + 1 < model.variables().size() ? "," : ""));
    }
    lines.add("");
    lines.addAll(Lines.tuple("vars == ", model.variables().stream().map(names::of).toList()));
    return lines;
  }

  private List<String> typesOfVariables() {
    List<List<String>> items = new ArrayList<>();
    model.variables().forEach(v -> items.add(List.of(names.of(v) + " \\in " + names.types().set(v.type()))));
    return Lines.list("/\\", items);
  }

  /** Each after those that it uses. */
  private List<List<String>> definitions() {
    List<List<String>> paragraphs = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    model.definitions().forEach(d -> define(d, done, paragraphs));
    return paragraphs;
  }

  private void define(Definition definition, Set<String> done, List<List<String>> paragraphs) {
    if (!done.add(definition.name())) {
      return;
    }
    uses(definition.body(), done, paragraphs);
    Scope scope = names.scope().bind(definition.parameters());
    paragraphs.add(
        Lines.definition(
            names.of(definition) + parameters(definition.parameters(), scope), expressions.lines(definition.body(), scope)));
  }

  private void uses(Expr expr, Set<String> done, List<List<String>> paragraphs) {
    if (expr instanceof Expr.Call call) {
      define(call.definition(), done, paragraphs);
    }
    ExprWalk.parts(expr).forEach(part -> uses(part, done, paragraphs));
  }

  private static String parameters(List<Local> parameters, Scope scope) {
    return parameters.isEmpty()
        ? ""
        : "(" + parameters.stream().map(scope::text).collect(Collectors.joining(", ")) + ")";
  }

  private List<List<String>> actor(Actor actor) {
    List<List<String>> paragraphs = new ArrayList<>();
    List<String> title = new ArrayList<>(List.of("\\* ---- actor " + actor.name() + " ----"));
    title.addAll(Lines.comment(actor.doc()));
    paragraphs.add(title);
    Bodies bodies = new Bodies(names, expressions);
    for (Action action : actor.actions()) {
      List<Local> all = new ArrayList<>(actor.parameters());
      all.addAll(action.parameters());
      Scope scope = names.scope().bind(all);
      List<String> lines = new ArrayList<>(Lines.comment(action.doc()));
      List<String> body = bodies.lines(action.body(), model.variables(), scope);
      lines.addAll(Lines.definition(names.of(actor, action) + parameters(all, scope), body));
      paragraphs.add(lines);
    }
    Scope scope = names.scope().bind(actor.parameters());
    List<List<String>> branches = new ArrayList<>();
    for (Action action : actor.actions()) {
      branches.add(List.of(someInstance(actor, action, scope)));
    }
    if (!branches.isEmpty()) {
      paragraphs.add(
          Lines.definition(names.of(actor) + parameters(actor.parameters(), scope), Lines.list("\\/", branches)));
    }
    return paragraphs;
  }

  /** An action for some values of its own parameters. */
  private String someInstance(Actor actor, Action action, Scope scope) {
    List<Local> all = new ArrayList<>(actor.parameters());
    all.addAll(action.parameters());
    Scope inner = scope.bind(action.parameters());
    return quantifiers("\\E ", action.parameters(), inner) + names.of(actor, action) + parameters(all, inner);
  }

  private String quantifiers(String quantifier, List<Local> locals, Scope scope) {
    StringBuilder text = new StringBuilder();
    for (Local local : locals) {
      text.append(quantifier).append(scope.text(local)).append(" \\in ").append(names.types().set(local.type())).append(" : ");
    }
    return text.toString();
  }

  private List<String> next() {
    List<List<String>> branches = new ArrayList<>();
    for (Actor actor : model.actors()) {
      if (!actor.actions().isEmpty()) {
        Scope scope = names.scope().bind(actor.parameters());
        branches.add(
            List.of(
                quantifiers("\\E ", actor.parameters(), scope) + names.of(actor) + parameters(actor.parameters(), scope)));
      }
    }
    List<String> lines = new ArrayList<>();
    if (model.terminal().isEmpty()) {
      lines.addAll(Lines.definition("Next", Lines.list("\\/", branches)));
      return lines;
    }
    lines.addAll(Lines.definition("Step", Lines.list("\\/", branches)));
    lines.add("");
    lines.addAll(Lines.definition("Terminal", expressions.lines(model.terminal().get().predicate(), names.scope())));
    lines.add("");
    lines.add("\\* A state in which nothing need happen any more is no deadlock. For TLC it is none if something can happen in it:");
    lines.add("\\* that nothing changes.");
    lines.add("Terminated == Terminal /\\ UNCHANGED vars");
    lines.add("");
    lines.add("Next == Step \\/ Terminated");
    return lines;
  }

  private List<String> specification() {
    List<List<String>> items = new ArrayList<>();
    for (Fairness fairness : new LinkedHashSet<>(model.fairness())) {
      items.add(List.of(fairness(fairness)));
    }
    List<String> lines = new ArrayList<>();
    if (!items.isEmpty()) {
      lines.addAll(Lines.definition("Fairness", Lines.list("/\\", items)));
      lines.add("");
    }
    lines.add("Spec == Init /\\ [][Next]_vars" + (items.isEmpty() ? "" : " /\\ Fairness"));
    return lines;
  }

  private String fairness(Fairness fairness) {
    Actor actor = fairness.actor();
    Optional<Action> action = fairness.action();
    List<Local> all = new ArrayList<>(actor.parameters());
    action.ifPresent(a -> all.addAll(a.parameters()));
    Scope scope = names.scope().bind(all);
    String operator = action.map(a -> names.of(actor, a)).orElseGet(() -> names.of(actor));
    return quantifiers("\\A ", all, scope) + (fairness.strong() ? "SF" : "WF") + "_vars(" + operator
        + parameters(all, scope) + ")";
  }
}
