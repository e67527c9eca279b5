package checker.codegen;

import checker.model.Local;
import java.util.Arrays;

/**
 * Where an expression is evaluated.
 *
 * @param frame the operands of the locals, by slot
 * @param current what it reads
 * @param next what it reads under {@code e'}
 * @param copies how often it is written out, because loops around it have been unrolled
 */
record Scope(Operand[] frame, StateView current, StateView next, long copies) {

  Operand read(Local local) {
    return frame[local.slot()];
  }

  Scope with(Local local, Operand operand) {
    Operand[] changed = Arrays.copyOf(frame, frame.length);
    changed[local.slot()] = operand;
    return new Scope(changed, current, next, copies);
  }

  Scope withFrame(Operand[] other) {
    return new Scope(other, current, next, copies);
  }

  Scope inNextState() {
    return new Scope(frame, next, next, copies);
  }

  Scope repeated(long times) {
    return new Scope(frame, current, next, copies * times);
  }
}
