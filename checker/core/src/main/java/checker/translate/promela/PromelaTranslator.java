package checker.translate.promela;

import checker.model.Model;
import checker.translate.GeneratedFile;
import checker.translate.Translation;
import checker.translate.Translator;
import checker.translate.scalar.Machine;
import checker.translate.scalar.Names;
import java.util.ArrayList;
import java.util.List;

/** Translates to Promela. */
public final class PromelaTranslator implements Translator {
  /** The words of Promela, those of C, and what the generated verifier calls its own. */
  private static final List<String> WORDS =
      List.of(
          "active", "assert", "atomic", "bit", "bool", "break", "byte", "chan", "c_code", "c_decl", "c_expr", "c_state",
          "c_track", "do", "d_proctype", "d_step", "d_steps", "else", "empty", "enabled", "end", "eval", "false", "fi",
          "for", "full", "get_priority", "goto", "hidden", "if", "in", "init", "inline", "int", "len", "local", "ltl",
          "mtype", "name", "nempty", "never", "nfull", "notrace", "np_", "od", "of", "pc_value", "pid", "print", "printf",
          "printm", "priority", "proctype", "progress", "provided", "return", "run", "select", "set_priority", "short",
          "show", "skip", "step", "timeout", "trace", "true", "typedef", "unless", "unsigned", "xr", "xs", "always",
          "eventually", "until", "weakuntil", "release", "implies", "equivalent", "auto", "case", "char", "const",
          "continue", "default", "double", "enum", "extern", "float", "long", "register", "restrict", "signed",
          "sizeof", "static", "struct", "switch", "union", "void", "volatile", "while", "now", "state", "uchar",
          "ushort", "uint", "ulong", "trpt", "depth", "fault", "within", "quotient", "modulo", "report", "terminal",
          "steps", "errno", "stdin", "stdout", "stderr", "null", "linux", "unix");

  @Override
  public String name() {
    return "promela";
  }

  @Override
  public Translation translate(Model model) {
    Names names = new Names(WORDS);
    Machine machine = Machine.of(model, names);
    List<String> remarks = new ArrayList<>();
    machine.leftOut().ifPresent(remarks::add);
    remarks.add("Spin counts one state more: the one before an initial state is chosen");
    remarks.add("what deadlocks is an \"invalid end state\" (a terminal state has a step that stays in it)");
    remarks.add("with spin -DREPORT the verifier visits all states and tells which properties were broken or reached");
    remarks.add("an evaluation error of the specification may pass unseen: check that it has none");
    String text = new PromelaWriter(machine, names).write();
    return new Translation(List.of(new GeneratedFile(Translation.baseName(model) + ".pml", text)), remarks);
  }
}
