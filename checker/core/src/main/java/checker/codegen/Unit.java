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
  /** HotSpot leaves methods with more bytes of bytecode to its interpreter. */
  static final int COMPILED_BYTES = 8000;

  /** Most bytes of a method, with something to spare. */
  private static final int MOST_BYTES = 60_000;

  /** Compiles something with a given amount of unrolling. */
  interface Source {
    Unit compile(Unrolling unrolling);
  }

  /**
   * The fastest version that the just-in-time compiler takes, or else the smallest.
   *
   * @param levels what to try, from the fastest code to the smallest
   * @throws CodeTooLargeException if not even that one fits a method
   */
  static Unit fitting(Source source, List<Unrolling> levels, String owner) {
    Unit smallest = null;
    int smallestBytes = Integer.MAX_VALUE;
    for (Unrolling unrolling : levels) {
      try {
        Unit unit = source.compile(unrolling);
        Unit pruned = new Unit(unit.signature(), Pruning.prune(unit.operations()), unit.exit());
        int bytes = pruned.bytes(owner);
        if (bytes <= COMPILED_BYTES) {
          return pruned;
        }
        if (bytes < smallestBytes) {
          smallest = pruned;
          smallestBytes = bytes;
        }
      } catch (CodeTooLargeException tooLarge) {
        if (unrolling == levels.get(levels.size() - 1) && smallest == null) {
          throw tooLarge;
        }
      }
    }
    if (smallest == null || smallestBytes > MOST_BYTES) {
      throw new CodeTooLargeException("a method of " + smallestBytes + " bytes");
    }
    return smallest;
  }

  /** Writes the operations; control comes to the end of what has been written unless a value is returned. */
  void write(MethodVisitor method, String owner) {
    OperationWriter writer = new OperationWriter(method, signature, owner);
    if (exit == null) {
      writer.write(operations);
    } else {
      writer.writeScope(exit, operations);
    }
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
