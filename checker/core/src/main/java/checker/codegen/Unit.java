package checker.codegen;

import checker.codegen.Operation.Exit;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The operations of one method.
 *
 * @param exit what is left to end it; null if it returns a value
 */
record Unit(Signature signature, List<Operation> operations, Exit exit) {

  Unit pruned() {
    return new Unit(signature, Pruning.prune(operations), exit);
  }

  /** Writes the operations; control comes to the end of what has been written unless a value is returned. */
  void write(MethodVisitor method, String owner) {
    new OperationWriter(method, signature, owner).write(exit, operations);
  }

  /** How many bytes {@link #write} writes. */
  int bytes(String owner) {
    ClassWriter scratch = new ClassWriter(0);
    scratch.visit(Opcodes.V17, 0, owner, null, "java/lang/Object", null);
    MethodVisitor method = scratch.visitMethod(Opcodes.ACC_STATIC, "m", signature.descriptor(), null, null);
    method.visitCode();
    write(method, owner);
    Label end = new Label();
    method.visitLabel(end);
    return end.getOffset();
  }
}
