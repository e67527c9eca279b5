package checker.typing;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types {@code at}, {@code stopped} and {@code enabled}. */
final class ActorQueries {
  private final Elaboration context;
  private final ExpressionTyper typer;

  ActorQueries(Elaboration context, ExpressionTyper typer) {
    this.context = context;
    this.typer = typer;
  }

  Expr query(ExprTree.ActorQuery tree, Scope scope) {
    Composition.ActorParts parts = context.composition().actors.get(tree.actor().text());
    if (parts == null) {
      tree.actorArguments().forEach(a -> typer.infer(a, scope, Types.ERROR));
      tree.actionArguments().forEach(a -> typer.infer(a, scope, Types.ERROR));
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_ACTOR,
              tree.actor().span(),
              "there is no actor `" + tree.actor().text() + "`",
              Suggestion.of(tree.actor().text(), context.composition().actors.keySet()));
      return Types.broken(tree.span());
    }
    Optional<List<Expr>> arguments =
        arguments(
            "actor `" + tree.actor().text() + "`",
            context.variables().parameterTypes(parts.tree().parameters()),
            tree.actorArguments(),
            scope,
            tree);
    return switch (tree.query()) {
      case AT -> at(tree, parts, arguments);
      case STOPPED -> stopped(tree, parts, arguments);
      case ENABLED -> enabled(tree, parts, arguments, scope);
    };
  }

  private Optional<List<Expr>> arguments(
      String what, List<Type> wanted, List<ExprTree> given, Scope scope, ExprTree.ActorQuery tree) {
    if (wanted.size() != given.size()) {
      given.forEach(a -> typer.infer(a, scope, Types.ERROR));
      context
          .reports()
          .add(
              DiagnosticCode.WRONG_ARGUMENTS,
              tree.span(),
              what + " takes " + Composer.count(wanted.size(), "argument") + ", found " + given.size());
      return Optional.empty();
    }
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Expr argument = typer.infer(given.get(i), scope, wanted.get(i));
      arguments.add(
          wanted.get(i) instanceof Type.Scalar scalar ? context.conversion().index(scalar, argument) : argument);
    }
    return arguments.stream().anyMatch(Types::broken) ? Optional.empty() : Optional.of(List.copyOf(arguments));
  }

  private Expr at(ExprTree.ActorQuery tree, Composition.ActorParts parts, Optional<List<Expr>> arguments) {
    if (tree.action().isEmpty()) {
      return Types.broken(tree.span());
    }
    Name step = tree.action().get();
    if (parts.steps().stream().noneMatch(s -> s.name().equals(step.text()))) {
      unknown(step, parts, "step", parts.steps().stream().map(Composition.MemberParts::name).toList());
      return Types.broken(tree.span());
    }
    return position(tree, parts, arguments, step.text());
  }

  private Expr stopped(ExprTree.ActorQuery tree, Composition.ActorParts parts, Optional<List<Expr>> arguments) {
    if (parts.steps().isEmpty()) {
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_ACTION,
              tree.actor().span(),
              "actor `" + parts.tree().name().text() + "` has no steps, so it cannot be stopped");
      return Types.broken(tree.span());
    }
    if (!Steps.anyStops(parts)) {
      context
          .reports()
          .add(
              DiagnosticCode.NEVER_STOPS,
              tree.span(),
              "no step of actor `" + parts.tree().name().text() + "` says `stop`, so this is always false");
      return new Expr.Literal(new Value.Bool(false), Types.BOOL, tree.span());
    }
    return position(tree, parts, arguments, Steps.STOPPED);
  }

  private Expr position(
      ExprTree.ActorQuery tree, Composition.ActorParts parts, Optional<List<Expr>> arguments, String member) {
    Optional<VariableTable.Control> control = context.variables().control(parts.tree().name().text());
    if (arguments.isEmpty() || control.isEmpty()) {
      return Types.broken(tree.span());
    }
    Expr read = typer.names().read(control.get().variable(), tree.span());
    for (Expr argument : arguments.get()) {
      read = Types.broken(read) ? read : new Expr.Index(read, argument, tree.span());
    }
    return Types.broken(read)
        ? read
        : new Expr.Equality(
            false, read, OperatorTyper.member(control.get().positions(), member, tree.span()), tree.span());
  }

  private Expr enabled(
      ExprTree.ActorQuery tree, Composition.ActorParts parts, Optional<List<Expr>> arguments, Scope scope) {
    Optional<Composition.MemberParts> member = Optional.empty();
    Optional<List<Expr>> actionArguments = Optional.of(List.of());
    if (tree.action().isPresent()) {
      Name name = tree.action().get();
      member = parts.member(name.text());
      if (member.isEmpty()) {
        unknown(name, parts, "action or step", parts.members().stream().map(Composition.MemberParts::name).toList());
        tree.actionArguments().forEach(a -> typer.infer(a, scope, Types.ERROR));
        return Types.broken(tree.span());
      }
      actionArguments =
          arguments(
              "`" + parts.tree().name().text() + "." + name.text() + "`",
              context.variables().parameterTypes(member.get().tree().parameters()),
              tree.actionArguments(),
              scope,
              tree);
    }
    if (typer.place() != ExpressionTyper.Place.TEMPORAL) {
      context
          .reports()
          .add(
              DiagnosticCode.MISPLACED_ENABLED,
              tree.span(),
              "`enabled` can only be used in a `property`",
              "write the guard itself, as a `def` used in both places");
      return Types.broken(tree.span());
    }
    Optional<Actor> actor = context.actor(parts.tree().name().text());
    if (arguments.isEmpty() || actionArguments.isEmpty() || actor.isEmpty()) {
      return Types.broken(tree.span());
    }
    Optional<Action> action =
        member.flatMap(m -> actor.get().actions().stream().filter(a -> a.name().equals(m.name())).findFirst());
    return new Expr.Enabled(actor.get(), arguments.get(), action, actionArguments.get(), tree.span());
  }

  private void unknown(Name name, Composition.ActorParts parts, String what, List<String> candidates) {
    context
        .reports()
        .add(
            DiagnosticCode.UNKNOWN_ACTION,
            name.span(),
            "actor `" + parts.tree().name().text() + "` has no " + what + " `" + name.text() + "`",
            Suggestion.of(name.text(), candidates));
  }
}
