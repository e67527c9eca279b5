package checker.typing;

import checker.model.Binding;
import checker.model.Expr;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Variable;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.BlockTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import checker.syntax.StatementTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Types the body of one action, step or procedure. {@code super} and calls become the blocks they stand for, and what moves a step's position
 * becomes an assignment: {@code goto} and {@code stop} where they stand, the advance to the next step at the end of
 * every path without them.
 */
final class StatementTyper {
  /** Most bodies that {@code super} and calls may bring into one: doubled at each level, they would be beyond count. */
  private static final int MAX_INLINED = 1000;

  /**
   * The position of the actor's steps.
   *
   * @param arguments the actor's parameters
   */
  record Position(VariableTable.Control control, List<Expr> arguments) {}

  private final Elaboration context;
  private final ExpressionTyper typer;
  private final Steps steps;
  private final boolean step;
  private final Optional<Position> position;

  /** The procedures whose bodies are being put in, the outermost first. */
  private final List<String> calling = new ArrayList<>();

  private int inlined;

  private StatementTyper(
      Elaboration context, Steps steps, boolean step, Optional<Position> position, Frame frame) {
    this.context = context;
    this.typer = new ExpressionTyper(context, ExpressionTyper.Place.STATE, frame);
    this.steps = steps;
    this.step = step;
    this.position = position;
  }

  /**
   * Where a statement stands.
   *
   * @param level which body of the routine it belongs to
   * @param call the call inside a {@code for} that brought the statement there, if one did
   */
  private record Flow(Routine routine, int level, boolean inFor, Optional<Span> call) {
    static Flow into(Routine routine) {
      return new Flow(routine, routine.last(), false, Optional.empty());
    }

    Flow loop() {
      return new Flow(routine, level, true, call);
    }

    Flow inherited() {
      return new Flow(routine, level - 1, inFor, call);
    }

    Flow called(Routine procedure, Span span) {
      return new Flow(
          procedure, procedure.last(), inFor, inFor ? Optional.of(call.orElse(span)) : Optional.empty());
    }

    boolean inProcedure() {
      return routine instanceof Routine.OfProcedure;
    }
  }

  /**
   * The whole body of an action or step, guard on the position and advance included.
   *
   * @param position present for a step of an actor whose position is known
   * @param next the step after it
   */
  static Statement.Block ofMember(
      Elaboration context,
      Composition.MemberParts member,
      Optional<Position> position,
      Optional<String> next,
      Frame frame,
      Scope parameters) {
    StatementTyper typer =
        new StatementTyper(context, new Steps(member.bodies()), member.tree().step(), position, frame);
    return typer.body(new Routine.OfMember(member.bodies(), parameters), parameters, member.tree().name(), next);
  }

  /** The body of a procedure by itself. */
  static Statement.Block ofProcedure(
      Elaboration context, Routine.OfProcedure procedure, Frame frame, Scope parameters) {
    StatementTyper typer = new StatementTyper(context, new Steps(List.of()), false, Optional.empty(), frame);
    typer.calling.add(procedure.name());
    return typer.inlined(Flow.into(procedure), parameters, Optional.empty());
  }

  private Statement.Block body(Routine routine, Scope parameters, Name name, Optional<String> next) {
    Flow flow = Flow.into(routine);
    if (position.isEmpty()) {
      return inlined(flow, parameters, Optional.empty());
    }
    Span span = name.span();
    Statement.Block body = inlined(flow, parameters, next.map(step -> move(step, span)));
    Expr here = position(span);
    Expr step = OperatorTyper.member(position.get().control().positions(), name.text(), span);
    List<Statement> statements = new ArrayList<>();
    statements.add(new Statement.When(new Expr.Equality(false, here, step, span), span));
    statements.addAll(body.statements());
    return new Statement.Block(List.copyOf(statements), body.span());
  }

  private Expr position(Span span) {
    Expr read = new Expr.VariableRead(position.orElseThrow().control().variable(), span);
    for (Expr argument : position.get().arguments()) {
      read = new Expr.Index(read, argument, span);
    }
    return read;
  }

  private Statement move(String step, Span span) {
    VariableTable.Control control = position.orElseThrow().control();
    List<Statement.Access> path = new ArrayList<>();
    position.get().arguments().forEach(a -> path.add(new Statement.Access.Argument(a)));
    return new Statement.Assign(
        control.variable(), List.copyOf(path), OperatorTyper.member(control.positions(), step, span), span);
  }

  /** The body that a flow goes into. */
  private Statement.Block inlined(Flow flow, Scope place, Optional<Statement> advance) {
    return block(flow.routine().body(flow.level()), flow.routine().names(flow.level(), place), flow, advance);
  }

  private Statement.Block block(BlockTree tree, Scope scope, Flow flow, Optional<Statement> advance) {
    return context
        .block(tree.span(), () -> statements(tree, scope, flow, advance))
        .orElseGet(() -> new Statement.Block(List.of(), tree.span()));
  }

  private Statement.Block statements(BlockTree tree, Scope scope, Flow flow, Optional<Statement> advance) {
    List<StatementTree> statements = tree.statements();
    int mover = -1;
    for (int i = 0; i < statements.size() && !flow.inProcedure(); i++) {
      if (steps.moves(statements.get(i), flow.level())) {
        if (mover >= 0 && position.isPresent()) {
          context
              .reports()
              .add(
                  DiagnosticCode.MISPLACED_CONTROL,
                  statements.get(i).span(),
                  "a second `goto` or `stop` can be reached on one path; put it into the other branch");
        }
        mover = mover < 0 ? i : mover;
      }
    }
    List<Statement> typed = new ArrayList<>();
    rest(statements, 0, mover, scope, flow, advance, typed, tree.span());
    return new Statement.Block(List.copyOf(typed), tree.span());
  }

  /** Types the statements from a position on; the one that moves, if any, takes the advance, else the end does. */
  private void rest(
      List<StatementTree> statements,
      int from,
      int mover,
      Scope scope,
      Flow flow,
      Optional<Statement> advance,
      List<Statement> typed,
      Span blockSpan) {
    Scope current = scope;
    for (int i = from; i < statements.size(); i++) {
      StatementTree statement = statements.get(i);
      if (statement instanceof StatementTree.Let let) {
        typer.forgetConstants();
        Expr value = typer.infer(let.value(), current, Types.NONE);
        BinderTyper.Declared declared =
            typer.binders().declare(let.name(), value.type(), typer.byConstants(), current);
        current = declared.scope();
        typed.add(new Statement.Let(declared.local(), value, let.span()));
      } else if (statement instanceof StatementTree.With with) {
        refuseChoice(flow, with.span(), "with");
        BinderTyper.Bound bound = typer.binders().bind(with.binder(), current);
        List<Statement> body = new ArrayList<>();
        Optional<Statement> carried = mover >= 0 && mover < i ? Optional.empty() : advance;
        int after = i + 1;
        int later = mover > i ? mover : -1;
        context.block(
            with.span(),
            () -> {
              rest(statements, after, later, bound.scope(), flow, carried, body, blockSpan);
              return body;
            });
        Span span = new Span(with.span().source(), with.span().start(), Math.max(with.span().end(), blockSpan.end()));
        List<Binding> bindings = bound.bindings();
        List<Statement> choices = body;
        for (int b = bindings.size() - 1; b >= 0; b--) {
          Statement.Block rest = new Statement.Block(List.copyOf(choices), span);
          choices = List.of(new Statement.With(bindings.get(b), rest, with.span()));
        }
        typed.addAll(choices);
        return;
      } else {
        typed.add(statement(statement, current, flow, i == mover ? advance : Optional.empty()));
      }
    }
    if (mover < 0) {
      advance.ifPresent(typed::add);
    }
  }

  private void refuseChoice(Flow flow, Span span, String word) {
    if (flow.inFor()) {
      context
          .reports()
          .add(
              DiagnosticCode.CHOICE_IN_FOR,
              flow.call().orElse(span),
              (flow.call().isPresent() ? "the `" + word + "` of this procedure" : "`" + word + "`")
                  + " is a choice, and a `for` does all of its body in one step",
              "choose before the `for`");
    }
  }

  private Statement statement(StatementTree tree, Scope scope, Flow flow, Optional<Statement> advance) {
    Span span = tree.span();
    if (tree instanceof StatementTree.When when) {
      typer.conditions().enter();
      return new Statement.When(typer.conditions().guard(typer.condition(when.condition(), scope), "guard"), span);
    }
    if (tree instanceof StatementTree.Assign assign) {
      return assign(assign, scope);
    }
    if (tree instanceof StatementTree.If conditional) {
      typer.conditions().enter();
      Expr condition = typer.conditions().guard(typer.condition(conditional.condition(), scope), "condition");
      Statement.Block then = block(conditional.then(), scope, flow, advance);
      Statement.Block otherwise =
          conditional
              .otherwise()
              .map(b -> block(b, scope, flow, advance))
              .orElseGet(() -> new Statement.Block(advance.map(List::of).orElse(List.of()), span));
      return new Statement.If(condition, then, otherwise, span);
    }
    if (tree instanceof StatementTree.For loop) {
      return loop(loop, scope, flow);
    }
    if (tree instanceof StatementTree.Either either) {
      refuseChoice(flow, span, "either");
      return new Statement.Either(
          either.branches().stream().map(b -> block(b, scope, flow, advance)).toList(), span);
    }
    if (tree instanceof StatementTree.Goto move) {
      return jump(move, flow);
    }
    if (tree instanceof StatementTree.Stop) {
      return movable("stop", flow, span) ? move(Steps.STOPPED, span) : nothing(span);
    }
    if (tree instanceof StatementTree.Super) {
      return inherited(scope, flow, advance, span);
    }
    if (tree instanceof StatementTree.Call call) {
      return call(call, scope, flow);
    }
    throw new IllegalStateException("unexpected statement " + tree);
  }

  private static Statement nothing(Span span) {
    return new Statement.Block(List.of(), span);
  }

  private Statement loop(StatementTree.For tree, Scope scope, Flow flow) {
    BinderTyper.Bound bound = typer.binders().bind(tree.binder(), scope);
    Statement result = block(tree.body(), bound.scope(), flow.loop(), Optional.empty());
    for (int i = bound.bindings().size() - 1; i >= 0; i--) {
      Statement.Block body =
          result instanceof Statement.Block block ? block : new Statement.Block(List.of(result), tree.span());
      result = new Statement.For(bound.bindings().get(i), body, tree.span());
    }
    return result;
  }

  private boolean movable(String word, Flow flow, Span span) {
    if (flow.inProcedure()) {
      misplaced(span, "`" + word + "` moves between steps, and a procedure belongs to none");
      return false;
    }
    if (flow.inFor()) {
      misplaced(span, "`" + word + "` cannot stand in a `for`");
      return false;
    }
    if (!step) {
      misplaced(span, "`" + word + "` moves between steps, and this is an action");
    }
    return position.isPresent();
  }

  private void misplaced(Span span, String message) {
    context.reports().add(DiagnosticCode.MISPLACED_CONTROL, span, message);
  }

  private Statement jump(StatementTree.Goto tree, Flow flow) {
    if (!movable("goto", flow, tree.span())) {
      return nothing(tree.span());
    }
    List<String> names = position.orElseThrow().control().positions().members();
    if (!names.contains(tree.step().text())) {
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_ACTION,
              tree.step().span(),
              "there is no step `" + tree.step().text() + "` to go to",
              Suggestion.of(tree.step().text(), names));
      return nothing(tree.span());
    }
    return move(tree.step().text(), tree.span());
  }

  private Statement inherited(Scope scope, Flow flow, Optional<Statement> advance, Span span) {
    if (flow.level() == 0) {
      context
          .reports()
          .add(
              DiagnosticCode.MISPLACED_SUPER,
              span,
              "`super` stands for the body that an `override` replaces, and this is none");
      return nothing(span);
    }
    return tooMany(span) ? nothing(span) : inlined(flow.inherited(), scope, advance);
  }

  /** Counts a body that is put in; one too many is reported. */
  private boolean tooMany(Span span) {
    if (++inlined == MAX_INLINED + 1) {
      context
          .reports()
          .add(
              DiagnosticCode.TOO_DEEP,
              span,
              "`super` and calls bring more than " + MAX_INLINED + " bodies into one action or procedure");
    }
    return inlined > MAX_INLINED;
  }

  private Statement call(StatementTree.Call tree, Scope scope, Flow flow) {
    String name = tree.procedure().text();
    Span span = tree.span();
    if (calling.contains(name)) {
      recursive(tree, calling.subList(calling.indexOf(name), calling.size()));
      return nothing(span);
    }
    Optional<ProcedureTyper.Invocation> invocation = context.procedures().invoke(tree, typer, scope);
    if (invocation.isEmpty() || tooMany(span)) {
      return nothing(span);
    }
    List<Statement> statements = new ArrayList<>(invocation.get().arguments());
    calling.add(name);
    Flow inner = flow.called(invocation.get().routine(), span);
    statements.addAll(inlined(inner, invocation.get().place(), Optional.empty()).statements());
    calling.remove(calling.size() - 1);
    return new Statement.Block(List.copyOf(statements), span);
  }

  private void recursive(StatementTree.Call tree, List<String> cycle) {
    String name = tree.procedure().text();
    context.usage().use(context.composition().procedures.get(name).original().name().span());
    String by = String.join("", cycle.subList(1, cycle.size()).stream().map(c -> " calls `" + c + "`, which").toList());
    context
        .reports()
        .add(
            DiagnosticCode.CYCLIC_DECLARATION,
            tree.span(),
            cycle.size() == 1
                ? "procedure `" + name + "` calls itself"
                : "procedure `" + name + "`" + by + " calls `" + name + "`",
            cycle.size() == 1 && context.composition().procedures.get(name).versions().size() > 1
                ? Optional.of("the inherited body is written `super`")
                : Optional.empty());
  }

  private Statement assign(StatementTree.Assign tree, Scope scope) {
    List<ExprTree> levels = new ArrayList<>();
    ExprTree root = tree.path();
    while (!(root instanceof ExprTree.Ref)) {
      levels.add(root);
      root = root instanceof ExprTree.Index index ? index.function()
          : root instanceof ExprTree.Field field ? field.record() : null;
      if (root == null) {
        return nothing(tree.span());
      }
    }
    Collections.reverse(levels);
    Name name = ((ExprTree.Ref) root).name();
    Optional<VariableTable.Entry> entry =
        scope.find(name.text()).isPresent() ? Optional.empty() : context.variables().find(name.text());
    if (entry.isEmpty()) {
      notAssignable(name, scope);
      typer.infer(tree.value(), scope, Types.ERROR);
      return nothing(tree.span());
    }
    Variable variable = entry.get().variable();
    context.usage().write(variable.span());
    return typer.assigning(
        variable.name(),
        () -> {
          Type type = variable.type();
          List<Statement.Access> path = new ArrayList<>();
          for (ExprTree level : levels) {
            type = access(type, level, scope, path);
          }
          Expr value = typer.check(tree.value(), scope, type);
          return new Statement.Assign(variable, List.copyOf(path), value, tree.span());
        });
  }

  private Type access(Type type, ExprTree level, Scope scope, List<Statement.Access> path) {
    if (level instanceof ExprTree.Field field) {
      int position = typer.field(type, field.field());
      path.add(new Statement.Access.Field(Math.max(0, position)));
      return position < 0 ? Types.ERROR : ((Type.Record) type).fields().get(position).type();
    }
    ExprTree index = ((ExprTree.Index) level).index();
    if (type instanceof Type.Function function) {
      path.add(new Statement.Access.Argument(typer.argument(function, index, scope)));
      return function.range();
    }
    typer.infer(index, scope, Types.ERROR);
    if (type instanceof Type.Sequence) {
      context
          .reports()
          .add(
              DiagnosticCode.NOT_A_VARIABLE,
              level.span(),
              "an element of a sequence cannot be assigned",
              "assign the whole sequence");
    } else if (!Types.broken(type)) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH,
              level.span(),
              "only functions can be assigned by index, found " + Conversion.shown(type));
    }
    return Types.ERROR;
  }

  private void notAssignable(Name name, Scope scope) {
    Optional<String> kind =
        scope.find(name.text()).isPresent()
            ? Optional.of("local name")
            : context.composition().kindOfValue(name.text());
    context
        .reports()
        .add(
            kind.isPresent() ? DiagnosticCode.NOT_A_VARIABLE : DiagnosticCode.UNKNOWN_NAME,
            name.span(),
            kind.map(k -> "`" + name.text() + "` is a " + k + ", and only variables can be assigned")
                .orElse("there is no variable `" + name.text() + "`"),
            Suggestion.of(name.text(), context.variables().names()));
  }
}
