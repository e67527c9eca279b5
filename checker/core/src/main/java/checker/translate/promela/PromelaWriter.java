package checker.translate.promela;

import checker.model.Type;
import checker.translate.TranslationException;
import checker.translate.scalar.Codes;
import checker.translate.scalar.Machine;
import checker.translate.scalar.Names;
import checker.translate.scalar.Rule;
import checker.translate.scalar.Slot;
import checker.translate.scalar.Term;
import checker.translate.scalar.Text;
import checker.translate.scalar.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a description. */
final class PromelaWriter {
  /** Most action instances: each is an option of the one process. */
  private static final int MOST_INSTANCES = 20_000;

  /** What the generated verifier allows a state without {@code -DVECTORSZ}, and leaves to the variables. */
  private static final long USUAL_BYTES = 1000;

  private static final String HELPERS =
      """
      c_code {
        extern void (*Uerror)(char *);
        static int fault(char *what) {
          Uerror(what);
          return 0;
        }
        static inline int within(int value, int low, int high) {
          if (value < low || value > high) fault("value out of range");
          return value;
        }
        static inline int quotient(int a, int b) {
          if (b == 0) return fault("division by zero");
          return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
        }
        static inline int modulo(int a, int b) {
          return a - quotient(a, b) * b;
        }
      }

      """;

  private final Machine machine;
  private final Names names;
  private final Text functions = new Text();
  private final PromelaTerms terms;

  /** Of the rule being written, the slots whose new values are kept apart, and where. */
  private final Map<Slot, String> copies = new HashMap<>();

  PromelaWriter(Machine machine, Names names) {
    this.machine = machine;
    this.names = names;
    this.terms = new PromelaTerms(names, functions);
  }

  String write() {
    machine.routines().forEach(r -> terms.function(terms.routine(r), r.parameters(), r.body()));
    Set<String> labels = new HashSet<>();
    machine.rules().forEach(rule -> rule(rule, labels.add(rule.label())));
    for (Machine.Claim claim : machine.claims()) {
      claim.property().text().ifPresent(words -> comment(words, functions));
      terms.function("property_" + claim.predicate().name(), List.of(), claim.predicate().body());
    }
    machine.terminal().ifPresent(
        condition -> {
          comment("Such a state may be without a step.", functions);
          terms.function("terminal", List.of(), condition);
        });
    report();
    Text process = new Text();
    process(process);
    Text all = new Text();
    header(all);
    variables(all);
    return all.lines(terms.constants())
        .line("")
        .lines(HELPERS)
        .lines(functions.toString())
        .lines(process.toString())
        .toString();
  }

  private void header(Text text) {
    comment(machine.model().module() + ", scenario " + machine.model().scenario(), text);
    machine.model().scenarioText().ifPresent(words -> comment(words, text));
    machine.model().constants().forEach(c -> comment("  " + c.name() + " = " + c.value(), text));
    long bytes = machine.slots().stream().mapToLong(s -> s.size() * bytes(s.type())).sum();
    String vector = bytes > USUAL_BYTES ? " -DVECTORSZ=" + Long.highestOneBit(bytes + 100) * 2 : "";
    comment("spin -a FILE; gcc -O3 -DSAFETY -DNOREDUCE" + vector + " -o pan pan.c; ./pan", text);
    text.line("");
  }

  private static int bytes(Type.Scalar type) {
    boolean small = Codes.first(type) >= 0 && Codes.last(type) <= 255;
    boolean medium = Codes.first(type) >= Short.MIN_VALUE && Codes.last(type) <= Short.MAX_VALUE;
    return small ? 1 : medium ? 2 : 4;
  }

  private void variables(Text text) {
    String doc = "";
    for (Slot slot : machine.slots()) {
      if (!slot.variable().doc().equals(doc)) {
        comment(slot.variable().doc(), text);
      }
      doc = slot.variable().doc();
      text.line(declaration(slot));
    }
    text.line("");
  }

  private static String declaration(Slot slot) {
    Type.Scalar type = slot.type();
    String size = slot.size() == 1 ? "" : "[" + slot.size() + "]";
    int bytes = bytes(type);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Codes.last(type));
    if (size.isEmpty() && bytes == 1 && bits > 1 && bits < Byte.SIZE) {
      return "unsigned " + slot.name() + " : " + bits + ";";
    }
    String name = bytes == 1 ? Codes.last(type) <= 1 ? "bool" : "byte" : bytes == 2 ? "short" : "int";
    return name + " " + slot.name() + size + ";";
  }

  private void rule(Rule rule, boolean first) {
    if (first) {
      comment(rule.label() + ". " + rule.action().doc(), functions);
    }
    terms.function("can_" + rule.name(), rule.parameters(), rule.guard());
    terms.in("step_" + rule.name());
    copies.clear();
    Text body = new Text();
    Text keeping = new Text();
    for (Slot slot : rule.overtaken()) {
      String copy =
          names.local(slot.name() + "_next", rule.parameters().stream().map(Term.Local::name).toList());
      copies.put(slot, copy);
      if (slot.size() == 1) {
        body.line("int " + copy + " = now." + slot.name() + ";");
        keeping.line("now." + slot.name() + " = " + copy + ";");
      } else {
        String element = List.of("uchar", "short", "int").get(bytes(slot.type()) / 2);
        body.line(element + " " + copy + "[" + slot.size() + "];");
        body.line("memcpy(" + copy + ", now." + slot.name() + ", sizeof(" + copy + "));");
        keeping.line("memcpy(now." + slot.name() + ", " + copy + ", sizeof(" + copy + "));");
      }
    }
    rule.updates().forEach(update -> update(update, body));
    functions
        .line("c_code {")
        .open("static inline void step_" + rule.name() + "(" + PromelaTerms.parameters(rule.parameters()) + ") {")
        .lines(body.toString())
        .lines(keeping.toString())
        .close("}")
        .line("}")
        .line("");
  }

  private void update(Update update, Text text) {
    if (update instanceof Update.Assign assign) {
      String name = copies.getOrDefault(assign.slot(), "now." + assign.slot().name());
      text.line(terms.place(assign.slot(), name, assign.indices()) + " = " + terms.print(assign.value()) + ";");
    } else if (update instanceof Update.If branch) {
      text.open("if (" + terms.print(branch.condition()) + ") {");
      branch.then().forEach(u -> update(u, text));
      if (!branch.otherwise().isEmpty()) {
        text.close("} else {").indent();
        branch.otherwise().forEach(u -> update(u, text));
      }
      text.close("}");
    } else {
      Update.For loop = (Update.For) update;
      text.open("{").line("int " + loop.local().name() + ";").open(PromelaTerms.header(loop.local()));
      if (loop.condition().equals(Term.TRUE)) {
        loop.body().forEach(u -> update(u, text));
      } else {
        update(new Update.If(loop.condition(), loop.body(), List.of()), text);
      }
      text.close("}").close("}");
    }
  }

  /** A function that is never true, but tells of each property when it is first broken or reached. */
  private void report() {
    functions.line("#ifdef REPORT").line("c_code {").open("static int report(void) {");
    functions.line("static char told[" + (machine.claims().size() + 1) + "];");
    int number = 0;
    for (Machine.Claim claim : machine.claims()) {
      String holds = (claim.invariant() ? "!" : "") + "property_" + claim.predicate().name() + "()";
      String words = (claim.invariant() ? "broken: " : "reached: ") + claim.property().name();
      functions
          .line("if (!told[" + number + "] && " + holds + ") {")
          .line("  told[" + number + "] = 1;")
          .line("  printf(\"" + words + "\\n\");")
          .line("}");
      number++;
    }
    functions.line("return 0;").close("}").line("}").line("#endif").line("");
  }

  private void process(Text text) {
    text.open("active proctype steps() {");
    comment("The initial states.", text);
    text.line("if");
    for (Map<Slot, int[]> start : machine.starts()) {
      text.line(":: d_step { c_code { " + start(start) + "} }");
    }
    text.line("fi;");
    text.line("do");
    int instances = 0;
    for (Rule rule : machine.rules()) {
      for (String arguments : arguments(rule)) {
        if (++instances > MOST_INSTANCES) {
          throw new TranslationException(rule.action().span(), "more than " + MOST_INSTANCES + " action instances");
        }
        String call = rule.name() + "(" + arguments + ")";
        text.line(":: d_step { c_expr { (can_" + call + ") } -> c_code { step_" + call + "; } }");
      }
    }
    machine.terminal().ifPresent(t -> text.line(":: d_step { c_expr { (terminal()) } -> skip }"));
    text.line("#ifdef REPORT").line(":: d_step { c_expr { (report()) } -> skip }").line("#else");
    for (Machine.Claim claim : machine.claims()) {
      if (claim.invariant()) {
        String holds = "property_" + claim.predicate().name() + "()";
        text.line(":: d_step { c_expr { (!" + holds + ") } -> c_code [" + holds + "] { ; } }");
      }
    }
    text.line("#endif").line("od").close("}");
  }

  /** What is not 0. */
  private String start(Map<Slot, int[]> start) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Slot, int[]> entry : start.entrySet()) {
      Slot slot = entry.getKey();
      int[] codes = entry.getValue();
      for (int i = 0; i < codes.length; i++) {
        if (codes[i] != 0) {
          String index = codes.length == 1 ? "" : "[" + i + "]";
          String value = terms.print(new Term.Constant(codes[i], slot.type()));
          text.append("now.").append(slot.name()).append(index).append(" = ").append(value).append("; ");
        }
      }
    }
    return text.length() == 0 ? "; " : text.toString();
  }

  /** All combinations, the last parameter varying fastest. */
  private static List<String> arguments(Rule rule) {
    List<String> all = List.of("");
    for (Term.Local parameter : rule.parameters()) {
      List<String> longer = new ArrayList<>();
      for (String prefix : all) {
        for (int code = Codes.first(parameter.type()); code <= Codes.last(parameter.type()); code++) {
          longer.add(prefix.isEmpty() ? Integer.toString(code) : prefix + ", " + code);
        }
      }
      if (longer.size() > MOST_INSTANCES) {
        throw new TranslationException(rule.action().span(), "more than " + MOST_INSTANCES + " action instances");
      }
      all = longer;
    }
    return all;
  }

  private static void comment(String words, Text text) {
    if (!words.isBlank()) {
      text.comment(words.replace("*/", "* /").replace("/*", "/ *").replace("\\", "/"), "/*", " */");
    }
  }
}
