package checker.translate.murphi;

import checker.model.Property;
import checker.model.Type;
import checker.translate.scalar.Codes;
import checker.translate.scalar.Machine;
import checker.translate.scalar.Names;
import checker.translate.scalar.Routine;
import checker.translate.scalar.Rule;
import checker.translate.scalar.Slot;
import checker.translate.scalar.Term;
import checker.translate.scalar.Text;
import checker.translate.scalar.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a description. */
final class MurphiWriter {
  private final Machine machine;
  private final Names names;
  private final boolean counts;
  private final MurphiTypes types;
  private final Text functions = new Text();
  private final MurphiTerms terms;

  /** Of the rule being written, the slots whose new values are kept apart, and where. */
  private final Map<Slot, String> copies = new HashMap<>();

  /** @param counts whether properties are counted instead of ending the search */
  MurphiWriter(Machine machine, Names names, boolean counts) {
    this.machine = machine;
    this.names = names;
    this.counts = counts;
    this.types = new MurphiTypes(names);
    this.terms = new MurphiTerms(names, types, functions);
  }

  String write() {
    machine.routines().forEach(terms::function);
    Text rules = new Text();
    Set<String> labels = new HashSet<>();
    machine.rules().forEach(rule -> rule(rule, labels.add(rule.label()), rules));
    machine.terminal().ifPresent(terminal -> terminal(terminal, rules));
    Text claims = new Text();
    machine.claims().forEach(claim -> claim(claim, claims));
    Text starts = new Text();
    starts(starts);
    Text variables = new Text();
    variables(variables);
    Text all = new Text();
    header(all);
    return all.lines(types.declarations())
        .lines(variables.toString())
        .lines(functions.toString())
        .lines(rules.toString())
        .lines(starts.toString())
        .lines(claims.toString())
        .toString();
  }

  private void header(Text text) {
    comment(machine.model().module() + ", scenario " + machine.model().scenario(), text);
    machine.model().scenarioText().ifPresent(words -> comment(words, text));
    machine.model().constants().forEach(c -> comment("  " + c.name() + " = " + c.value(), text));
    text.line("");
  }

  private void variables(Text text) {
    text.open("var");
    String doc = "";
    for (Slot slot : machine.slots()) {
      if (!slot.variable().doc().isEmpty() && !slot.variable().doc().equals(doc)) {
        comment(slot.variable().doc(), text);
      }
      doc = slot.variable().doc();
      text.line(slot.name() + ": " + types.type(slot) + ";");
    }
    text.close("");
  }

  /** @param first whether it is the first of its action */
  private void rule(Rule rule, boolean first, Text text) {
    terms.in(rule.name());
    if (first) {
      comment(rule.action().doc(), text);
    }
    boolean many = !rule.parameters().isEmpty();
    if (many) {
      text.open("ruleset " + terms.parameters(rule.parameters()) + " do");
    }
    text.open("rule \"" + rule.label() + "\"");
    text.chain(rule.guard().conjuncts().stream().map(terms::junct).toList(), "&");
    text.close("==>");
    copies.clear();
    Text copying = new Text();
    Text keeping = new Text();
    if (!rule.overtaken().isEmpty()) {
      text.open("var");
      for (Slot slot : rule.overtaken()) {
        String copy =
            names.local(slot.name() + "_next", rule.parameters().stream().map(Term.Local::name).toList());
        copies.put(slot, copy);
        text.line(copy + ": " + types.copied(slot) + ";");
        copying.line(copy + " := " + slot.name() + ";");
        keeping.line(slot.name() + " := " + copy + ";");
      }
      text.close("begin").indent().lines(copying.toString());
    } else {
      text.open("begin");
    }
    rule.updates().forEach(update -> update(update, text));
    text.lines(keeping.toString()).close("end;");
    if (many) {
      text.close("end;");
    }
    text.line("");
  }

  private void update(Update update, Text text) {
    if (update instanceof Update.Assign assign) {
      String name = copies.getOrDefault(assign.slot(), assign.slot().name());
      text.line(terms.place(name, assign.indices()) + " := " + terms.print(assign.value()) + ";");
    } else if (update instanceof Update.If branch) {
      text.open("if " + terms.print(branch.condition()) + " then");
      branch.then().forEach(u -> update(u, text));
      if (!branch.otherwise().isEmpty()) {
        text.close("else").indent();
        branch.otherwise().forEach(u -> update(u, text));
      }
      text.close("endif;");
    } else {
      Update.For loop = (Update.For) update;
      text.open("for " + loop.local().name() + ": " + types.name(loop.local().type()) + " do");
      if (loop.condition().equals(Term.TRUE)) {
        loop.body().forEach(u -> update(u, text));
      } else {
        update(new Update.If(loop.condition(), loop.body(), List.of()), text);
      }
      text.close("endfor;");
    }
  }

  private void terminal(Term condition, Text text) {
    comment("Such a state may be without a step. This one stays in it.", text);
    text.open("rule \"terminal\"")
        .chain(condition.conjuncts().stream().map(terms.in("terminal")::junct).toList(), "&")
        .close("==>")
        .line("begin")
        .line("end;")
        .line("");
  }

  private void starts(Text text) {
    int number = 0;
    for (Map<Slot, int[]> start : machine.starts()) {
      number++;
      text.line("startstate \"" + number + "\"").open("begin");
      for (Slot slot : machine.slots()) {
        start(slot, start.get(slot), text);
      }
      text.close("end;").line("");
    }
  }

  private void start(Slot slot, int[] codes, Text text) {
    if (codes.length > 1 && Arrays.stream(codes).allMatch(code -> code == codes[0])) {
      List<Term> locals = new ArrayList<>();
      List<String> taken = new ArrayList<>();
      for (Type.Scalar dimension : slot.dimensions()) {
        String local = names.local("i", taken);
        taken.add(local);
        locals.add(new Term.Local(local, dimension));
        text.open("for " + local + ": " + types.name(dimension) + " do");
      }
      assign(slot, locals, codes[0], text);
      slot.dimensions().forEach(d -> text.close("endfor;"));
      return;
    }
    for (int i = 0; i < codes.length; i++) {
      List<Term> indices = new ArrayList<>();
      int rest = i;
      for (int d = slot.dimensions().size() - 1; d >= 0; d--) {
        Type.Scalar dimension = slot.dimensions().get(d);
        int size = Math.toIntExact(dimension.cardinality());
        indices.add(0, new Term.Constant(Codes.first(dimension) + rest % size, dimension));
        rest /= size;
      }
      assign(slot, indices, codes[i], text);
    }
  }

  private void assign(Slot slot, List<Term> indices, int code, Text text) {
    String value = terms.print(new Term.Constant(code, slot.type()));
    text.line(terms.place(slot.name(), indices) + " := " + value + ";");
  }

  private void claim(Machine.Claim claim, Text text) {
    Property property = claim.property();
    Routine predicate = claim.predicate();
    String words = terms.in(predicate.name()).print(predicate.body());
    property.text().ifPresent(symptom -> comment(symptom, text));
    if (counts) {
      text.open("cover \"" + property.name() + "\"").line(claim.invariant() ? "!(" + words + ");" : words + ";");
      text.close("");
    } else if (claim.invariant()) {
      text.open("invariant \"" + property.name() + "\"").line(words + ";").close("");
    } else {
      comment(property.kind().name().toLowerCase(Locale.ROOT) + " " + property.name() + ": " + words, text);
      text.line("");
    }
  }

  private static void comment(String words, Text text) {
    if (!words.isBlank()) {
      text.comment(words, "--", "");
    }
  }
}
