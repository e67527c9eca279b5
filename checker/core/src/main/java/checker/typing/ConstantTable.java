package checker.typing;

import checker.model.Constant;
import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.SourceText;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import checker.syntax.TypeTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The constants of a scenario. Each is evaluated when it is first needed, so they may be declared in any order. */
final class ConstantTable {
  private final Elaboration context;
  private final Map<String, ExprTree> overrides = new HashMap<>();
  private final Map<String, Evaluation.Constant> known = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  ConstantTable(Elaboration context) {
    this.context = context;
  }

  /** Takes the scenario's bindings, then those from outside, which win. */
  void override(List<DeclarationTree.Binding> bindings, Map<String, String> fromOutside) {
    Set<String> bound = new HashSet<>();
    for (DeclarationTree.Binding binding : bindings) {
      Name name = binding.name();
      if (!isConstant(name.text())) {
        unknown(name.text(), name.span());
      } else if (!bound.add(name.text())) {
        context
            .reports()
            .add(DiagnosticCode.DUPLICATE_NAME, name.span(), "constant `" + name.text() + "` is given twice");
      } else {
        overrides.put(name.text(), binding.value());
      }
    }
    fromOutside.forEach(
        (name, text) -> {
          Span nowhere = new Span(new SourceText("--const", ""), 0, 0);
          if (isConstant(name)) {
            parse(name, text, nowhere).ifPresent(tree -> overrides.put(name, tree));
          } else {
            unknown(name, nowhere);
          }
        });
  }

  private void unknown(String name, Span span) {
    context
        .reports()
        .add(
            DiagnosticCode.UNKNOWN_CONSTANT,
            span,
            "there is no constant `" + name + "`",
            Suggestion.of(name, context.composition().constants.keySet()));
  }

  private Optional<ExprTree> parse(String name, String text, Span span) {
    String value = text.strip();
    if (value.equals("true") || value.equals("false")) {
      return Optional.of(new ExprTree.Bool(span, value.equals("true")));
    }
    if (value.equals("nil")) {
      return Optional.of(new ExprTree.Nil(span));
    }
    if (value.matches("-?[0-9][0-9_]*")) {
      try {
        return Optional.of(new ExprTree.Int(span, Integer.parseInt(value.replace("_", ""))));
      } catch (NumberFormatException tooLong) {
        context
            .reports()
            .add(DiagnosticCode.INTEGER_OVERFLOW, span, "`" + name + "=" + text + "` is outside 32 bits");
        return Optional.empty();
      }
    }
    if (value.matches("[A-Za-z_][A-Za-z_0-9]*")) {
      if (context.composition().enumsOfMember.containsKey(value)) {
        return Optional.of(new ExprTree.Ref(span, new Name(value, span)));
      }
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_NAME,
              span,
              "`" + name + "=" + text + "` names no enum member",
              Suggestion.of(value, context.composition().enumsOfMember.keySet()));
      return Optional.empty();
    }
    context
        .reports()
        .add(
            DiagnosticCode.TYPE_MISMATCH,
            span,
            "`" + name + "=" + text + "` gives no integer, `true`, `false` or enum member");
    return Optional.empty();
  }

  boolean isConstant(String name) {
    return context.composition().constants.containsKey(name);
  }

  /** The value of a constant that exists; broken if that was reported. */
  Evaluation.Constant value(String name) {
    Evaluation.Constant done = known.get(name);
    if (done != null) {
      return done;
    }
    Name declared = context.composition().constants.get(name).original().name();
    if (!underWay.add(name)) {
      context
          .reports()
          .add(DiagnosticCode.CYCLIC_DECLARATION, declared.span(), "constant `" + name + "` depends on itself");
      known.put(name, Evaluation.Constant.BROKEN);
      return Evaluation.Constant.BROKEN;
    }
    Evaluation.Constant value =
        context.declaration(declared.span(), () -> evaluate(name)).orElse(Evaluation.Constant.BROKEN);
    underWay.remove(name);
    known.putIfAbsent(name, value);
    return known.get(name);
  }

  private Evaluation.Constant evaluate(String name) {
    List<DeclarationTree.Const> versions = context.composition().constants.get(name).versions();
    Type expected = Types.NONE;
    for (DeclarationTree.Const version : versions) {
      Optional<TypeTree> declared = version.type();
      if (declared.isPresent()) {
        expected = context.types().resolve(declared.get()).type();
      }
    }
    ExprTree original = versions.get(0).value();
    ExprTree latest = overrides.getOrDefault(name, versions.get(versions.size() - 1).value());
    if (expected.equals(Types.NONE) && latest != original) {
      expected = kind(original);
    }
    if (Types.broken(expected)) {
      return Evaluation.Constant.BROKEN;
    }
    Evaluation.Constant value = context.evaluation().of(latest, expected);
    if (value.value() instanceof Value.Int integer && value.type() instanceof Type.Range) {
      int number = integer.value();
      return new Evaluation.Constant(value.value(), new Type.Range(number, number), true);
    }
    return value;
  }

  /** What values an overriding value must be like if no type is declared: an integer, or one of the same type. */
  private Type kind(ExprTree original) {
    Type type =
        new ExpressionTyper(context, ExpressionTyper.Place.CONSTANT, new Frame())
            .infer(original, Scope.EMPTY, Types.NONE)
            .type();
    return type instanceof Type.Range ? new Type.Range(Integer.MIN_VALUE, Integer.MAX_VALUE) : type;
  }

  /** All constants in order; absent ones were reported. */
  List<Constant> all() {
    List<Constant> result = new ArrayList<>();
    for (String name : context.composition().constants.keySet()) {
      Evaluation.Constant value = value(name);
      if (!value.isBroken()) {
        result.add(new Constant(name, value.value(), overrides.containsKey(name)));
      }
    }
    return result;
  }

  /** Warns of bindings that give a constant the value that it has anyway. */
  void reportRepeated(List<DeclarationTree.Binding> bindings) {
    for (DeclarationTree.Binding binding : bindings) {
      String name = binding.name().text();
      if (!isConstant(name) || value(name).isBroken()) {
        continue;
      }
      ExprTree usual = context.composition().constants.get(name).effective().value();
      Expr.Literal literal = new Expr.Literal(value(name).value(), value(name).type(), binding.name().span());
      Type hint = literal.type() instanceof Type.Range ? Types.NONE : literal.type();
      Evaluation.Constant before = context.reports().silently(() -> context.evaluation().of(usual, hint));
      if (!before.isBroken() && before.value().equals(literal.value())) {
        context
            .reports()
            .add(
                DiagnosticCode.REPEATED_DEFAULT,
                binding.name().span().to(binding.value().span()),
                "`" + name + "` is " + literal.value() + " by default");
      }
    }
  }
}
