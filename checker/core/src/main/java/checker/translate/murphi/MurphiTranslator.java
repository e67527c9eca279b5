package checker.translate.murphi;

import checker.model.Model;
import checker.translate.GeneratedFile;
import checker.translate.Translation;
import checker.translate.Translator;
import checker.translate.scalar.Machine;
import checker.translate.scalar.Names;
import java.util.ArrayList;
import java.util.List;

/** Translates to Murphi. */
public final class MurphiTranslator implements Translator {
  private static final List<String> WORDS =
      List.of(
          "alias", "array", "assert", "assume", "begin", "boolean", "by", "case", "choose", "clear", "const", "cover",
          "do", "else", "elsif", "end", "endalias", "endclear", "endexists", "endfor", "endforall", "endfunction",
          "endif", "endprocedure", "endrecord", "endrule", "endruleset", "endstartstate", "endswitch", "endwhile",
          "enum", "error", "exists", "external", "false", "flush", "for", "forall", "from", "function", "if", "in",
          "interleaved", "invariant", "isundefined", "ismember", "liveness", "log", "multiset", "multisetadd",
          "multisetcount", "multisetremove", "multisetremovepred", "of", "ostream", "procedure", "process", "program",
          "property", "pure", "put", "real", "record", "return", "rule", "ruleset", "scalarset", "self", "startstate",
          "string", "switch", "then", "to", "traceuntil", "true", "type", "undefine", "undefined", "union", "var",
          "while");

  @Override
  public String name() {
    return "murphi";
  }

  @Override
  public Translation translate(Model model) {
    List<String> remarks = new ArrayList<>();
    String base = Translation.baseName(model);
    String checked = write(model, false, remarks);
    String counted = write(model, true, new ArrayList<>());
    remarks.add(
        "what deadlocks here is a state without a step (rumur: --deadlock-detection stuck; a terminal state has a rule that stays in it)");
    remarks.add("with the file that ends in __counts.m rumur visits all states and counts those that break an invariant");
    remarks.add("an evaluation error of the specification may pass unseen: check that it has none");
    return new Translation(
        List.of(new GeneratedFile(base + ".m", checked), new GeneratedFile(base + "__counts.m", counted)), remarks);
  }

  private static String write(Model model, boolean counts, List<String> remarks) {
    Names names = new Names(WORDS);
    Machine machine = Machine.of(model, names);
    machine.leftOut().ifPresent(remarks::add);
    return new MurphiWriter(machine, names, counts).write();
  }
}
