package checker.typing;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Expr;
import checker.model.Local;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Variable;
import checker.source.DiagnosticCode;
import checker.syntax.DeclarationTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types actors with their actions and steps. */
final class ActorTyper {
  private final Elaboration context;
  private final Limiter limiter;

  ActorTyper(Elaboration context, Limiter limiter) {
    this.context = context;
    this.limiter = limiter;
  }

  Actor type(Composition.ActorParts parts) {
    Name name = parts.tree().name();
    Frame frame = new Frame();
    Parameters own = parameters(parts.tree().parameters(), Scope.EMPTY, frame);
    limiter.parameters("actor `" + name.text() + "`", types(own.locals()), name.span());
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
    Parameters own = parameters(member.tree().parameters(), actorScope, frame);
    String label = "`" + actor.tree().name().text() + "." + member.name() + "`";
    limiter.parameters(label, types(own.locals()), member.tree().name().span());
    boolean step = member.tree().step();
    StatementTyper typer =
        new StatementTyper(context, member, step ? position : Optional.empty(), frame, own.scope());
    Optional<String> next =
        step ? Optional.of(steps.get((steps.indexOf(member.name()) + 1) % steps.size())) : Optional.empty();
    Statement.Block body = typer.body(member.tree().name(), next);
    new AssignmentConflicts(context.reports()).check(body);
    return new Action(member.name(), step, own.locals(), body, frame.size(), member.doc(), member.span());
  }

  private static List<Type> types(List<Local> locals) {
    return locals.stream().map(Local::type).toList();
  }

  private record Parameters(List<Local> locals, Scope scope) {}

  private Parameters parameters(List<DeclarationTree.Parameter> trees, Scope outer, Frame frame) {
    List<Local> locals = new ArrayList<>();
    Scope scope = outer;
    List<Type> types = context.variables().parameterTypes(trees);
    for (int i = 0; i < trees.size(); i++) {
      Name name = trees.get(i).name();
      context.names().refuseShadowing(name, scope);
      Local local = scope.next(name, types.get(i));
      scope = scope.bind(frame, name, local, context.types().resolve(trees.get(i).type()).byConstants());
      locals.add(local);
    }
    return new Parameters(List.copyOf(locals), scope);
  }
}
