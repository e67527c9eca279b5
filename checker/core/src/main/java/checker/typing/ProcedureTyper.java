package checker.typing;

import checker.model.Expr;
import checker.model.Local;
import checker.model.Statement;
import checker.model.Type;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.DeclarationTree.Parameter;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import checker.syntax.StatementTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Procedures. A model has none: each call becomes the block that it stands for. What is wrong with a body by itself is
 * told once, whoever calls it, because each procedure is typed by itself as well.
 */
final class ProcedureTyper {
  /**
   * A call whose arguments are typed.
   *
   * @param arguments the statements that name the arguments that are to be evaluated
   * @param place the scope of the call, their slots taken
   */
  record Invocation(Routine.OfProcedure routine, List<Statement> arguments, Scope place) {}

  private final Elaboration context;
  private final Set<Span> conflicts = new HashSet<>();

  ProcedureTyper(Elaboration context) {
    this.context = context;
  }

  /** Types every procedure by itself. */
  void checkAll() {
    context.composition().procedures.values().forEach(this::check);
  }

  private void check(Composition.Chain<DeclarationTree.Procedure> chain) {
    ParameterTyper parameters = new ParameterTyper(context);
    chain.versions().forEach(
        v -> parameters.matchOverridden(v.parameters(), chain.original().parameters(), "procedure"));
    DeclarationTree.Procedure tree = chain.effective();
    Frame frame = new Frame();
    ParameterTyper.Parameters own = parameters.declare(tree.parameters(), frame);
    List<Expr> arguments = new ArrayList<>();
    List<Boolean> byConstants = new ArrayList<>();
    for (Local local : own.locals()) {
      arguments.add(new Expr.LocalRead(local, tree.name().span()));
      byConstants.add(own.scope().find(local.name()).orElseThrow().byConstants());
    }
    Routine.OfProcedure routine = new Routine.OfProcedure(chain, List.copyOf(arguments), List.copyOf(byConstants));
    Statement.Block body = StatementTyper.ofProcedure(context, routine, frame, own.scope());
    conflicts.addAll(new AssignmentConflicts(context.reports(), s -> Optional.of("")).check(body));
  }

  /** Whether a statement was found to assign something twice, whoever calls the procedure. */
  boolean conflicts(Span statement) {
    return conflicts.contains(statement);
  }

  /** Types the arguments of a call; empty if there is nothing to call so, which is reported. */
  Optional<Invocation> invoke(StatementTree.Call tree, ExpressionTyper typer, Scope scope) {
    Name name = tree.procedure();
    Composition.Chain<DeclarationTree.Procedure> chain = context.composition().procedures.get(name.text());
    if (chain == null) {
      unknown(name, scope);
    } else {
      context.usage().use(chain.original().name().span());
      int wanted = chain.effective().parameters().size();
      if (wanted == tree.arguments().size()) {
        return Optional.of(arguments(tree, chain, typer, scope));
      }
      context
          .reports()
          .add(
              DiagnosticCode.WRONG_ARGUMENTS,
              tree.span(),
              "procedure `" + name.text() + "` takes " + Composer.count(wanted, "argument") + ", found "
                  + tree.arguments().size());
    }
    tree.arguments().forEach(a -> typer.infer(a, scope, Types.ERROR));
    return Optional.empty();
  }

  private void unknown(Name name, Scope scope) {
    Optional<String> kind =
        scope.find(name.text()).isPresent()
            ? Optional.of("local name")
            : context.composition().kindOfValue(name.text());
    List<String> candidates = new ArrayList<>(context.composition().procedures.keySet());
    candidates.add("when");
    context
        .reports()
        .add(
            DiagnosticCode.UNKNOWN_PROCEDURE,
            name.span(),
            kind.map(k -> "`" + name.text() + "` is a " + k + ", and only procedures can be called as a statement")
                .orElse("there is no procedure `" + name.text() + "`"),
            Suggestion.of(name.text(), candidates));
  }

  /** A local or a literal stands for itself; anything else is evaluated once and gets the parameter's name. */
  private Invocation arguments(
      StatementTree.Call tree,
      Composition.Chain<DeclarationTree.Procedure> chain,
      ExpressionTyper typer,
      Scope scope) {
    List<Statement> evaluated = new ArrayList<>();
    List<Expr> arguments = new ArrayList<>();
    List<Boolean> byConstants = new ArrayList<>();
    Scope place = scope;
    for (int i = 0; i < tree.arguments().size(); i++) {
      ExprTree argument = tree.arguments().get(i);
      Parameter parameter = chain.effective().parameters().get(i);
      Type type = context.types().resolve(parameter.type()).type();
      typer.forgetConstants();
      Expr value = typer.check(argument, place, type);
      // A literal is the same in every state, but only in this call: that is nothing to warn of.
      byConstants.add(typer.byConstants() || value instanceof Expr.Literal);
      if (value instanceof Expr.LocalRead || value instanceof Expr.Literal) {
        arguments.add(value);
      } else {
        Local local = place.next(parameter.name(), type);
        place = scope.withSlotsOf(place.bind(typer.frame(), parameter.name(), local, false));
        evaluated.add(new Statement.Let(local, value, argument.span()));
        arguments.add(new Expr.LocalRead(local, argument.span()));
      }
    }
    Routine.OfProcedure routine = new Routine.OfProcedure(chain, List.copyOf(arguments), List.copyOf(byConstants));
    return new Invocation(routine, List.copyOf(evaluated), place);
  }
}
