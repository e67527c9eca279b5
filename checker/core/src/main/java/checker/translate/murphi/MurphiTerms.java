package checker.translate.murphi;

import checker.model.Type;
import checker.translate.scalar.Codes;
import checker.translate.scalar.Names;
import checker.translate.scalar.Routine;
import checker.translate.scalar.Term;
import checker.translate.scalar.TermPrinter;
import checker.translate.scalar.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Murphi's expressions. What needs a loop that is no quantifier becomes a function. */
final class MurphiTerms extends TermPrinter {
  private final Names names;
  private final MurphiTypes types;
  private final Text functions;
  private final Map<Term.Loop, String> loops = new HashMap<>();
  private String unit = "";

  /** @param functions where functions are written to */
  MurphiTerms(Names names, MurphiTypes types, Text functions) {
    this.names = names;
    this.types = types;
    this.functions = functions;
  }

  /** Says what the next terms belong to. */
  MurphiTerms in(String name) {
    unit = name;
    return this;
  }

  /** A routine as a function. */
  void function(Routine routine) {
    String body = in(routine.name()).print(routine.body());
    functions
        .line("function " + routine.name() + "(" + parameters(routine.parameters()) + "): " + types.name(routine.type()) + ";")
        .open("begin")
        .line("return " + body + ";")
        .close("end;")
        .line("");
  }

  String parameters(List<Term.Local> locals) {
    return locals.stream().map(l -> l.name() + ": " + types.name(l.type())).collect(Collectors.joining("; "));
  }

  @Override
  protected String constant(Term.Constant constant) {
    return types.constant(constant);
  }

  @Override
  protected String read(Term.Read read) {
    return place(read.slot().name(), read.indices());
  }

  String place(String name, List<Term> indices) {
    StringBuilder text = new StringBuilder(name);
    indices.forEach(i -> text.append('[').append(print(i)).append(']'));
    return text.toString();
  }

  @Override
  protected String narrow(Term.Narrow narrow) {
    return print(narrow.operand());
  }

  @Override
  protected String routine(Routine routine) {
    return routine.name();
  }

  @Override
  protected String binary(Term.Binary binary) {
    String symbol =
        switch (binary.operator()) {
          case AND -> "&";
          case OR -> "|";
          case IMPLIES -> "->";
          case EQUAL -> "=";
          case UNEQUAL -> "!=";
          case LESS -> "<";
          case LESS_EQUAL -> "<=";
          case GREATER -> ">";
          case GREATER_EQUAL -> ">=";
          case ADD -> "+";
          case SUBTRACT -> "-";
          case MULTIPLY -> "*";
          case DIVIDE, FLOOR_DIVIDE -> "/";
          case MODULO, FLOOR_MODULO -> "%";
        };
    String text = infix(binary, symbol);
    boolean divides = binary.operator() == Term.Operator.FLOOR_DIVIDE;
    if (!divides && binary.operator() != Term.Operator.FLOOR_MODULO) {
      return text;
    }
    // Murphi's division rounds toward zero.
    String left = operand(binary.left());
    String right = operand(binary.right());
    String remainder = "(" + left + " % " + right + ")";
    return "(" + remainder + " != 0 & (" + remainder + " < 0) != (" + right + " < 0)) ? (" + text
        + (divides ? " - 1" : " + " + right) + ") : (" + text + ")";
  }

  @Override
  protected String loop(Term.Loop loop) {
    boolean forall = loop.kind() == Term.Kind.FORALL;
    if (!forall && loop.kind() != Term.Kind.EXISTS) {
      return call(loop);
    }
    boolean always = loop.condition().equals(Term.TRUE);
    String body =
        always
            ? print(loop.body())
            : operand(loop.condition()) + (forall ? " -> " : " & ") + operand(loop.body());
    String word = forall ? "forall" : "exists";
    return word + " " + loop.local().name() + ": " + types.name(loop.local().type()) + " do " + body + " end" + word;
  }

  private String call(Term.Loop loop) {
    List<Term.Local> free = List.copyOf(loop.free());
    String known = loops.get(loop);
    if (known == null) {
      known = loopFunction(loop, free);
      loops.put(loop, known);
    }
    return known + "(" + list(free) + ")";
  }

  private String loopFunction(Term.Loop loop, List<Term.Local> free) {
    List<String> taken = new ArrayList<>(free.stream().map(Term.Local::name).toList());
    taken.add(loop.local().name());
    String name = names.global(unit + "_" + loop.kind().name().toLowerCase(Locale.ROOT));
    String result = names.local("result", taken);
    taken.add(result);
    String found = names.local("found", taken);
    String condition = print(loop.condition());
    String body = print(loop.body());
    boolean counts = loop.kind() == Term.Kind.COUNT || loop.kind() == Term.Kind.SUM;
    boolean compares = loop.kind() == Term.Kind.MIN || loop.kind() == Term.Kind.MAX;
    functions.line("function " + name + "(" + parameters(free) + "): " + types.name(loop.type()) + ";");
    if (counts || compares) {
      functions.open("var").line(result + ": " + around(loop.type()) + ";");
      if (compares) {
        functions.line(found + ": boolean;");
      }
      functions.close("begin").indent().line(result + " := 0;");
      if (compares) {
        functions.line(found + " := false;");
      }
    } else {
      functions.open("begin");
    }
    functions.open("for " + loop.local().name() + ": " + types.name(loop.local().type()) + " do");
    functions.open("if " + condition + " then");
    switch (loop.kind()) {
      case COUNT -> functions.line(result + " := " + result + " + 1;");
      case SUM -> functions.line(result + " := " + result + " + (" + body + ");");
      case CHOOSE -> functions.line("return " + loop.local().name() + ";");
      default -> {
        String sign = loop.kind() == Term.Kind.MIN ? " < " : " > ";
        functions
            .open("if !" + found + " | (" + body + ")" + sign + result + " then")
            .line(result + " := " + body + ";")
            .line(found + " := true;")
            .close("endif;");
      }
    }
    functions.close("endif;").close("endfor;");
    if (compares) {
      functions.open("if !" + found + " then").line("error \"choice from nothing\";").close("endif;");
    }
    functions.line(counts || compares ? "return " + result + ";" : "error \"choice from nothing\";");
    functions.close("end;").line("");
    return name;
  }

  /** A type with the values of another and with 0. */
  private static String around(Type.Scalar type) {
    return Math.min(0, Codes.first(type)) + ".." + Math.max(0, Codes.last(type));
  }
}
