package checker.typing;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Expr;
import checker.model.Statement;
import checker.model.Variable;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types actors with their actions and steps. */
final class ActorTyper {
  private final Elaboration context;
  private final Limiter limiter;
  private final ParameterTyper parameters;

  ActorTyper(Elaboration context, Limiter limiter) {
    this.context = context;
    this.parameters = new ParameterTyper(context);
    this.limiter = limiter;
  }

  Actor type(Composition.ActorParts parts) {
    Name name = parts.tree().name();
    Frame frame = new Frame();
    ParameterTyper.Parameters own = parameters.declareScalars(parts.tree().parameters(), Scope.EMPTY, frame);
    limiter.parameters("actor `" + name.text() + "`", own.types(), name.span());
    List<Expr> arguments = new ArrayList<>();
    own.locals().forEach(l -> arguments.add(new Expr.LocalRead(l, name.span())));
    Optional<StatementTyper.Position> position =
        context.variables().control(name.text()).map(c -> new StatementTyper.Position(c, arguments));
    List<Action> actions = new ArrayList<>();
    List<String> steps = parts.steps().stream().map(Composition.MemberParts::name).toList();
    for (Composition.MemberParts member : parts.members()) {
      actions.add(action(parts, member, own.scope(), position, steps));
    }
    for (Composition.MemberParts step : Steps.unreachable(parts)) {
      context
          .reports()
          .add(
              DiagnosticCode.UNREACHABLE_STEP,
              step.tree().name().span(),
              "no step of actor `" + name.text() + "` leads to `" + step.name() + "`");
    }
    Optional<Variable> control = context.variables().control(name.text()).map(VariableTable.Control::variable);
    return new Actor(name.text(), own.locals(), List.copyOf(actions), control, parts.tree().doc(), parts.tree().span());
  }

  private Action action(
      Composition.ActorParts actor,
      Composition.MemberParts member,
      Scope actorScope,
      Optional<StatementTyper.Position> position,
      List<String> steps) {
    Frame frame = new Frame();
    frame.reserve(actor.tree().parameters().size());
    ParameterTyper.Parameters own = parameters.declareScalars(member.tree().parameters(), actorScope, frame);
    String label = "`" + actor.tree().name().text() + "." + member.name() + "`";
    limiter.parameters(label, own.types(), member.tree().name().span());
    boolean step = member.tree().step();
    Optional<String> next =
        step ? Optional.of(steps.get((steps.indexOf(member.name()) + 1) % steps.size())) : Optional.empty();
    Statement.Block body =
        StatementTyper.ofMember(context, member, step ? position : Optional.empty(), next, frame, own.scope());
    new AssignmentConflicts(context.reports(), statement -> caller(member, statement, label)).check(body);
    return new Action(member.name(), step, own.locals(), body, frame.size(), member.doc(), member.span());
  }

  /** Who is to blame for a conflict: in a procedure the caller, if it is none by itself. */
  private Optional<String> caller(Composition.MemberParts member, Span statement, String label) {
    if (member.contains(statement)) {
      return Optional.of("");
    }
    return context.procedures().conflicts(statement) ? Optional.empty() : Optional.of(", called by " + label);
  }
}
