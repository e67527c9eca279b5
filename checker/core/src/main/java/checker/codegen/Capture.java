package checker.codegen;

import checker.codegen.Code.Local;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a routine needs of the locals of its caller: parameters for it, and their values there. */
final class Capture {
  private final Body routine;
  private final Map<Code, Local> parameters = new LinkedHashMap<>();

  Capture(Body routine) {
    this.routine = routine;
  }

  /** The caller's code, for use in the routine. What depends on the state alone stays as it is. */
  Code of(Code code) {
    return Traversal.readsLocals(code)
        ? parameters.computeIfAbsent(code, c -> routine.local(c.kind(), c.low(), c.high()))
        : code;
  }

  List<Local> parameters() {
    return new ArrayList<>(parameters.values());
  }

  List<Code> arguments() {
    return new ArrayList<>(parameters.keySet());
  }
}
