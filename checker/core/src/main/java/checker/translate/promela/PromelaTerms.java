package checker.translate.promela;

import checker.model.Type;
import checker.translate.scalar.Codes;
import checker.translate.scalar.Names;
import checker.translate.scalar.Routine;
import checker.translate.scalar.Slot;
import checker.translate.scalar.Term;
import checker.translate.scalar.TermPrinter;
import checker.translate.scalar.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Expressions in C, on Spin's current state {@code now}. What needs a loop becomes a function. */
final class PromelaTerms extends TermPrinter {
  private final Names names;
  private final Text functions;
  private final Map<Type.Enumeration, String[]> members = new LinkedHashMap<>();
  private final Map<Term.Loop, String> loops = new HashMap<>();
  private final Map<String, String> routines = new HashMap<>();
  private String unit = "";

  /** @param functions where functions are written to */
  PromelaTerms(Names names, Text functions) {
    this.names = names;
    this.functions = functions;
  }

  /** Says what the next terms belong to. */
  PromelaTerms in(String name) {
    unit = name;
    return this;
  }

  /** A function that gives the value of a term. */
  void function(String name, List<Term.Local> parameters, Term body) {
    String words = in(name).print(body);
    functions
        .line("c_code {")
        .open("static inline int " + name + "(" + parameters(parameters) + ") {")
        .line("return " + words + ";")
        .close("}")
        .line("}")
        .line("");
  }

  static String parameters(List<Term.Local> locals) {
    return locals.isEmpty()
        ? "void"
        : locals.stream().map(l -> "int " + l.name()).collect(Collectors.joining(", "));
  }

  /** The members of the enums that were mentioned, each with its number. */
  String constants() {
    Text text = new Text();
    for (Map.Entry<Type.Enumeration, String[]> entry : members.entrySet()) {
      text.line("c_code { enum { " + String.join(", ", entry.getValue()) + " }; }");
    }
    return text.toString();
  }

  @Override
  protected String constant(Term.Constant constant) {
    Type.Scalar type = constant.type();
    if (type instanceof Type.Optional optional && constant.code() != Codes.last(type)) {
      type = optional.element();
    }
    return type instanceof Type.Enumeration enumeration
        ? members.computeIfAbsent(enumeration, this::declare)[constant.code()]
        : Integer.toString(constant.code());
  }

  private String[] declare(Type.Enumeration type) {
    return type.members().stream().map(member -> names.global(type.name() + "_" + member)).toArray(String[]::new);
  }

  @Override
  protected String read(Term.Read read) {
    return "now." + place(read.slot(), read.slot().name(), read.indices());
  }

  /** An element of an array that has the scalars of a slot in a row. */
  String place(Slot slot, String name, List<Term> indices) {
    if (slot.size() == 1) {
      return name;
    }
    long offset = 0;
    StringBuilder sum = new StringBuilder();
    long scale = slot.size();
    for (int i = 0; i < indices.size(); i++) {
      Type.Scalar dimension = slot.dimensions().get(i);
      if (dimension.cardinality() == 1) {
        continue;
      }
      scale /= dimension.cardinality();
      offset -= Codes.first(dimension) * scale;
      if (indices.get(i) instanceof Term.Constant constant) {
        offset += constant.code() * scale;
      } else {
        String index = operand(indices.get(i)) + (scale == 1 ? "" : " * " + scale);
        sum.append(sum.length() == 0 ? "" : " + ").append(index);
      }
    }
    if (sum.length() == 0) {
      sum.append(offset);
    } else if (offset != 0) {
      sum.append(offset > 0 ? " + " : " - ").append(Math.abs(offset));
    }
    return name + "[" + sum + "]";
  }

  @Override
  protected String narrow(Term.Narrow narrow) {
    return "within(" + print(narrow.operand()) + ", " + narrow.low() + ", " + narrow.high() + ")";
  }

  @Override
  protected String routine(Routine routine) {
    return routines.computeIfAbsent(routine.name(), name -> names.global("def_" + name));
  }

  @Override
  protected String binary(Term.Binary binary) {
    return switch (binary.operator()) {
      case AND -> infix(binary, "&&");
      case OR -> infix(binary, "||");
      case IMPLIES -> "!" + operand(binary.left()) + " || " + operand(binary.right());
      case EQUAL -> infix(binary, "==");
      case UNEQUAL -> infix(binary, "!=");
      case LESS -> infix(binary, "<");
      case LESS_EQUAL -> infix(binary, "<=");
      case GREATER -> infix(binary, ">");
      case GREATER_EQUAL -> infix(binary, ">=");
      case ADD -> infix(binary, "+");
      case SUBTRACT -> infix(binary, "-");
      case MULTIPLY -> infix(binary, "*");
      case DIVIDE, FLOOR_DIVIDE -> "quotient(" + list(binary.parts()) + ")";
      case MODULO, FLOOR_MODULO -> "modulo(" + list(binary.parts()) + ")";
    };
  }

  @Override
  protected String loop(Term.Loop loop) {
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
    String local = loop.local().name();
    taken.add(local);
    String name = names.global(unit + "_" + loop.kind().name().toLowerCase(Locale.ROOT));
    String result = names.local("result", taken);
    taken.add(result);
    String found = names.local("found", taken);
    String condition = print(loop.condition());
    String body = print(loop.body());
    String both = loop.condition().equals(Term.TRUE) ? "" : operand(loop.condition()) + " && ";
    Text text = functions.line("c_code {").open("static inline int " + name + "(" + parameters(free) + ") {");
    boolean counts = loop.kind() == Term.Kind.COUNT || loop.kind() == Term.Kind.SUM;
    boolean compares = loop.kind() == Term.Kind.MIN || loop.kind() == Term.Kind.MAX;
    text.line("int " + local + ";");
    if (counts || compares) {
      text.line("int " + result + " = 0;");
    }
    if (compares) {
      text.line("int " + found + " = 0;");
    }
    text.open(header(loop.local()));
    switch (loop.kind()) {
      case FORALL -> text.line("if (" + both + "!" + operand(loop.body()) + ") return 0;");
      case EXISTS -> text.line("if (" + both + operand(loop.body()) + ") return 1;");
      case COUNT -> text.line("if (" + condition + ") " + result + "++;");
      case SUM -> text.line("if (" + condition + ") " + result + " += " + body + ";");
      case CHOOSE -> text.line("if (" + condition + ") return " + local + ";");
      case MIN, MAX -> {
        String sign = loop.kind() == Term.Kind.MIN ? " < " : " > ";
        text.line("if (" + condition + ") {")
            .line("  if (!" + found + " || (" + body + ")" + sign + result + ") " + result + " = " + body + ";")
            .line("  " + found + " = 1;")
            .line("}");
      }
    }
    text.close("}");
    switch (loop.kind()) {
      case FORALL -> text.line("return 1;");
      case EXISTS -> text.line("return 0;");
      case COUNT, SUM -> text.line("return " + result + ";");
      case CHOOSE -> text.line("return fault(\"choice from nothing\");");
      case MIN, MAX -> text.line("return " + found + " ? " + result + " : fault(\"choice from nothing\");");
    }
    text.close("}").line("}").line("");
    return name;
  }

  /** The beginning of a loop over the values of a local. */
  static String header(Term.Local local) {
    String name = local.name();
    return "for (" + name + " = " + Codes.first(local.type()) + "; " + name + " <= " + Codes.last(local.type()) + "; "
        + name + "++) {";
  }
}
