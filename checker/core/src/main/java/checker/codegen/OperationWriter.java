package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Operation.Exit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes operations as bytecode. */
final class OperationWriter {
  static final String SUCCESSORS = "checker/transition/Successors";
  static final String SYSTEM = "checker/codegen/CompiledSystem";
  static final String FAILURE = "checker/codegen/RunFailed";

  private final MethodVisitor method;
  private final Signature signature;
  private final String owner;
  private final CodeWriter codes;
  private final Map<Exit, Label> exits = new HashMap<>();
  private Lifetimes lifetimes;

  /** The number of the next operation. */
  private int position;

  /** @param owner internal name of the generated class */
  OperationWriter(MethodVisitor method, Signature signature, String owner) {
    this.method = method;
    this.signature = signature;
    this.owner = owner;
    this.codes = new CodeWriter(method, signature);
  }

  CodeWriter codes() {
    return codes;
  }

  /**
   * Writes all operations of a method.
   *
   * @param exit what is left to end it; null if nothing is
   */
  void write(Exit exit, List<Operation> operations) {
    lifetimes = Lifetimes.of(operations);
    position = 0;
    scope(exit, operations);
  }

  private void scope(Exit exit, List<Operation> operations) {
    Label end = new Label();
    exits.put(exit, end);
    write(operations);
    method.visitLabel(end);
  }

  private void write(List<Operation> operations) {
    for (Operation operation : operations) {
      int number = position++;
      write(operation);
      lifetimes.endingAt(number).forEach(codes::release);
      if (operation instanceof Operation.Loop) {
        lifetimes.endingAt(position++).forEach(codes::release);
      }
    }
  }

  private void write(Operation operation) {
    if (operation instanceof Operation.Declare o) {
      codes.declare(o.local());
    } else if (operation instanceof Operation.Set o) {
      codes.push(o.value());
      codes.store(o.local());
    } else if (operation instanceof Operation.Check o) {
      Label holds = new Label();
      codes.jump(o.condition(), true, holds);
      fail();
      method.visitLabel(holds);
    } else if (operation instanceof Operation.Unless o) {
      codes.jump(o.condition(), false, exits.get(o.exit()));
    } else if (operation instanceof Operation.If o) {
      branch(o);
    } else if (operation instanceof Operation.Loop o) {
      Label start = new Label();
      Label end = new Label();
      exits.put(o.exit(), end);
      method.visitLabel(start);
      write(o.body());
      method.visitJumpInsn(Opcodes.GOTO, start);
      method.visitLabel(end);
    } else if (operation instanceof Operation.Scope o) {
      scope(o.exit(), o.body());
    } else if (operation instanceof Operation.Leave o) {
      method.visitJumpInsn(Opcodes.GOTO, exits.get(o.exit()));
    } else if (operation instanceof Operation.Fail) {
      fail();
    } else if (operation instanceof Operation.Succeed o) {
      succeed(o);
    } else if (operation instanceof Operation.Invoke o) {
      invoke(o);
    } else if (operation instanceof Operation.Enter o) {
      pushStates();
      method.visitVarInsn(Opcodes.ALOAD, signature.successorsSlot());
      o.arguments().forEach(codes::push);
      method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, o.name(), o.signature().descriptor(), false);
    } else {
      codes.push(((Operation.Return) operation).result());
      method.visitInsn(signature.result() == Kind.LONG ? Opcodes.LRETURN : Opcodes.IRETURN);
    }
  }

  private void fail() {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, FAILURE, "instance", "()L" + FAILURE + ";", false);
    method.visitInsn(Opcodes.ATHROW);
  }

  private void branch(Operation.If branch) {
    Label otherwise = new Label();
    if (branch.then().isEmpty()) {
      codes.jump(branch.condition(), true, otherwise);
      write(branch.otherwise());
      method.visitLabel(otherwise);
      return;
    }
    codes.jump(branch.condition(), false, otherwise);
    write(branch.then());
    if (branch.otherwise().isEmpty()) {
      method.visitLabel(otherwise);
      return;
    }
    Label end = new Label();
    method.visitJumpInsn(Opcodes.GOTO, end);
    method.visitLabel(otherwise);
    write(branch.otherwise());
    method.visitLabel(end);
  }

  private void succeed(Operation.Succeed success) {
    int count = signature.stateWords();
    if (!signature.byWord()) {
      copyAndChange(success);
      return;
    }
    method.visitVarInsn(Opcodes.ALOAD, signature.successorsSlot());
    for (int i = 0; i < count; i++) {
      Code word = success.words().get(i);
      codes.push(word == null ? new Code.Word(i, false) : word);
    }
    codes.push(success.instance());
    if (count <= 2) {
      method.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, SUCCESSORS, "add", "(" + "J".repeat(count) + "I)V", false);
    } else {
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC, SYSTEM, "add", "(L" + SUCCESSORS + ";" + "J".repeat(count) + "I)V", false);
    }
  }

  private void copyAndChange(Operation.Succeed success) {
    int array = signature.arraySlot(false);
    int out = signature.successorsSlot();
    method.visitVarInsn(Opcodes.ALOAD, array);
    method.visitVarInsn(Opcodes.ILOAD, array + 1);
    method.visitVarInsn(Opcodes.ALOAD, out);
    codes.push(success.instance());
    method.visitMethodInsn(Opcodes.INVOKESTATIC, SYSTEM, "copy", "([JIL" + SUCCESSORS + ";I)I", false);
    int base = codes.newSlot(Kind.INT);
    method.visitVarInsn(Opcodes.ISTORE, base);
    for (int i = 0; i < success.words().size(); i++) {
      Code word = success.words().get(i);
      if (word != null) {
        method.visitVarInsn(Opcodes.ALOAD, out);
        method.visitFieldInsn(Opcodes.GETFIELD, SUCCESSORS, "words", "[J");
        method.visitVarInsn(Opcodes.ILOAD, base);
        codes.number(i);
        method.visitInsn(Opcodes.IADD);
        codes.push(word);
        method.visitInsn(Opcodes.LASTORE);
      }
    }
  }

  private void invoke(Operation.Invoke invocation) {
    pushStates();
    invocation.arguments().forEach(codes::push);
    Routine routine = invocation.routine();
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, owner, routine.name(), routine.unit().signature().descriptor(), false);
    codes.store(invocation.result());
  }

  /** The states that this method has been given, for another that takes the same. */
  void pushStates() {
    for (int state = 0; state < (signature.step() ? 2 : 1); state++) {
      boolean next = state == 1;
      if (signature.byWord()) {
        for (int i = 0; i < signature.stateWords(); i++) {
          method.visitVarInsn(Opcodes.LLOAD, signature.wordSlot(i, next));
        }
      } else {
        method.visitVarInsn(Opcodes.ALOAD, signature.arraySlot(next));
        method.visitVarInsn(Opcodes.ILOAD, signature.arraySlot(next) + 1);
      }
    }
  }
}
