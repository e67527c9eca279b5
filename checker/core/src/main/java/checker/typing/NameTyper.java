package checker.typing;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types what is mentioned by name: locals, constants, variables, enum members, definitions. */
final class NameTyper {
  private final Elaboration context;
  private final ExpressionTyper typer;

  NameTyper(Elaboration context, ExpressionTyper typer) {
    this.context = context;
    this.typer = typer;
  }

  Expr reference(Name name, Scope scope, Type hint) {
    Optional<Scope.Entry> local = scope.find(name.text());
    if (local.isPresent()) {
      return local(local.get(), name.span());
    }
    Composition composition = context.composition();
    if (composition.constants.containsKey(name.text())) {
      return constant(name);
    }
    if (composition.variables.containsKey(name.text())) {
      return variable(name);
    }
    if (composition.definitions.containsKey(name.text())) {
      return call(new ExprTree.Call(name.span(), name, List.of()), scope);
    }
    if (composition.enumsOfMember.containsKey(name.text())) {
      return member(name, hint);
    }
    return unknown(name, scope);
  }

  private Expr local(Scope.Entry entry, Span span) {
    context.usage().use(entry.declaration());
    typer.dependOnConstants(entry.byConstants());
    return entry.meaning() instanceof Expr.LocalRead read
        ? new Expr.LocalRead(read.local(), span)
        : new Expr.Literal(((Expr.Literal) entry.meaning()).value(), entry.meaning().type(), span);
  }

  private Expr constant(Name name) {
    context.usage().use(context.composition().constants.get(name.text()).original().name().span());
    typer.dependOnConstants(true);
    Evaluation.Constant constant = context.constants().value(name.text());
    return constant.isBroken()
        ? Types.broken(name.span())
        : new Expr.Literal(constant.value(), constant.type(), name.span());
  }

  private Expr variable(Name name) {
    if (typer.place() == ExpressionTyper.Place.CONSTANT) {
      return notConstant(name.text(), name.span());
    }
    VariableTable.Entry entry = context.variables().find(name.text()).orElseThrow();
    if (!typer.assigned().equals(Optional.of(name.text()))) {
      context.usage().use(entry.variable().span());
    }
    typer.dependOnConstants(entry.byConstants());
    return read(entry.variable(), name.span());
  }

  /** A read of a variable, which is an error where only constants may be mentioned. */
  Expr read(Variable variable, Span span) {
    return typer.place() == ExpressionTyper.Place.CONSTANT ? notConstant(variable.name(), span) : new Expr.VariableRead(variable, span);
  }

  private Expr notConstant(String variable, Span span) {
    context
        .reports()
        .add(
            DiagnosticCode.NOT_CONSTANT,
            span,
            "only constants may be mentioned here, and `" + variable + "` is a variable");
    return Types.broken(span);
  }

  private Expr member(Name name, Type hint) {
    List<DeclarationTree.EnumType> sharing = context.composition().enumsOfMember.get(name.text());
    List<DeclarationTree.EnumType> meant =
        sharing.stream().filter(e -> TypeTable.enumeration(e).equals(Types.required(hint))).toList();
    if (sharing.size() > 1 && meant.isEmpty()) {
      if (!Types.broken(hint)) {
        context
            .reports()
            .add(
                DiagnosticCode.AMBIGUOUS_NAME,
                name.span(),
                "`" + name.text() + "` is a member of "
                    + String.join(" and ", sharing.stream().map(e -> "`" + e.name().text() + "`").toList()),
                "write `" + sharing.get(0).name().text() + "." + name.text() + "`");
      }
      return Types.broken(name.span());
    }
    return member(meant.isEmpty() ? sharing.get(0) : meant.get(0), name.text(), name.span());
  }

  Expr member(DeclarationTree.EnumType tree, String member, Span span) {
    context.usage().use(tree.name().span());
    Type.Enumeration type = TypeTable.enumeration(tree);
    return new Expr.Literal(new Value.Member(member, type.members().indexOf(member)), type, span);
  }

  private Expr unknown(Name name, Scope scope) {
    Composition composition = context.composition();
    String message = "there is no `" + name.text() + "`";
    if (composition.types.containsKey(name.text())) {
      message = "`" + name.text() + "` is a type, not a value";
    } else if (composition.actors.containsKey(name.text())) {
      message = "`" + name.text() + "` is an actor, not a value";
    } else if (composition.properties.containsKey(name.text())) {
      message = "`" + name.text() + "` is a property, not a value";
    } else if (composition.procedures.containsKey(name.text())) {
      message = "`" + name.text() + "` is a procedure, which is called as a statement and has no value";
    }
    List<String> candidates = new ArrayList<>(scope.names());
    candidates.addAll(composition.valueNames());
    context
        .reports()
        .add(DiagnosticCode.UNKNOWN_NAME, name.span(), message, Suggestion.of(name.text(), candidates));
    return Types.broken(name.span());
  }

  Expr call(ExprTree.Call tree, Scope scope) {
    Name name = tree.name();
    if (!context.composition().definitions.containsKey(name.text())) {
      tree.arguments().forEach(a -> typer.infer(a, scope, Types.ERROR));
      if (context.composition().procedures.containsKey(name.text())) {
        unknown(name, scope);
        return Types.broken(tree.span());
      }
      Optional<String> kind =
          scope.find(name.text()).isPresent() ? Optional.of("local name") : context.composition().kindOfValue(name.text());
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_NAME,
              name.span(),
              kind.map(k -> "`" + name.text() + "` is a " + k + " and takes no arguments")
                  .orElse("there is no definition `" + name.text() + "`"),
              Suggestion.of(name.text(), context.composition().definitions.keySet()));
      return Types.broken(tree.span());
    }
    DefinitionTable.Entry entry = context.definitions().get(name);
    List<Type> wanted = entry.parameterTypes();
    if (wanted.size() != tree.arguments().size()) {
      tree.arguments().forEach(a -> typer.infer(a, scope, Types.ERROR));
      context
          .reports()
          .add(
              DiagnosticCode.WRONG_ARGUMENTS,
              tree.span(),
              "definition `" + name.text() + "` takes " + Composer.count(wanted.size(), "argument") + ", found "
                  + tree.arguments().size());
      return Types.broken(tree.span());
    }
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      arguments.add(typer.check(tree.arguments().get(i), scope, wanted.get(i)));
    }
    if (entry.definition().isEmpty()) {
      return Types.broken(tree.span());
    }
    typer.dependOnConstants(entry.byConstants());
    if (typer.place() == ExpressionTyper.Place.CONSTANT && entry.readsVariables()) {
      context
          .reports()
          .add(
              DiagnosticCode.NOT_CONSTANT,
              tree.span(),
              "only constants may be mentioned here, and definition `" + name.text() + "` reads variables");
      return Types.broken(tree.span());
    }
    return new Expr.Call(entry.definition().get(), List.copyOf(arguments), tree.span());
  }
}
