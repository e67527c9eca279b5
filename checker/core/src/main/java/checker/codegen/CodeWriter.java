package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes codes as bytecode: a value on the stack, or a jump. */
final class CodeWriter {
  private final MethodVisitor method;
  private final Signature signature;
  private final Map<Integer, Integer> slots = new HashMap<>();
  private final Set<Integer> parameters = new HashSet<>();
  private final Set<Integer> wide = new HashSet<>();
  private final Deque<Integer> freeWide = new ArrayDeque<>();
  private final Deque<Integer> freeNarrow = new ArrayDeque<>();
  private int nextSlot;

  CodeWriter(MethodVisitor method, Signature signature) {
    this.method = method;
    this.signature = signature;
    this.nextSlot = signature.firstParameterSlot();
    signature.parameters().forEach(this::slot);
    parameters.addAll(slots.keySet());
  }

  /** The slot of a local; a new one if it has none. */
  private int slot(Local local) {
    Integer slot = slots.get(local.id());
    if (slot == null) {
      slot = newSlot(local.kind());
      slots.put(local.id(), slot);
      if (local.kind() == Kind.LONG) {
        wide.add(local.id());
      }
    }
    return slot;
  }

  int newSlot(Kind kind) {
    Deque<Integer> free = kind == Kind.LONG ? freeWide : freeNarrow;
    if (!free.isEmpty()) {
      return free.pop();
    }
    int slot = nextSlot;
    nextSlot += kind == Kind.LONG ? 2 : 1;
    return slot;
  }

  /** Lets other locals have the slot of one that is not needed any more. Parameters keep theirs. */
  void release(int local) {
    Integer slot = slots.get(local);
    if (slot != null && !parameters.contains(local)) {
      slots.remove(local);
      (wide.remove(local) ? freeWide : freeNarrow).push(slot);
    }
  }

  void declare(Local local) {
    slot(local);
  }

  void store(Local local) {
    method.visitVarInsn(local.kind() == Kind.LONG ? Opcodes.LSTORE : Opcodes.ISTORE, slot(local));
  }

  void push(Code code) {
    if (code instanceof Code.Constant c) {
      constant(c.kind(), c.value());
    } else if (code instanceof Local c) {
      method.visitVarInsn(c.kind() == Kind.LONG ? Opcodes.LLOAD : Opcodes.ILOAD, slot(c));
    } else if (code instanceof Code.Word c) {
      word(c);
    } else if (code instanceof Code.Field c) {
      field(c);
    } else if (code instanceof Code.Arithmetic c) {
      arithmetic(c);
    } else if (code instanceof Code.Wide c) {
      wide(c);
    } else if (code instanceof Code.Widen c) {
      push(c.operand());
      method.visitInsn(Opcodes.I2L);
    } else if (code instanceof Code.BitCount c) {
      push(c.operand());
      call("java/lang/Long", "bitCount", "(J)I");
    } else if (code instanceof Code.LowestBit c) {
      push(c.operand());
      call("java/lang/Long", "numberOfTrailingZeros", "(J)I");
    } else if (code instanceof Code.Select c) {
      select(c);
    } else if (code instanceof Code.Choice c && c.kind() != Kind.BOOL) {
      Label otherwise = new Label();
      Label end = new Label();
      jump(c.condition(), false, otherwise);
      push(c.then());
      method.visitJumpInsn(Opcodes.GOTO, end);
      method.visitLabel(otherwise);
      push(c.otherwise());
      method.visitLabel(end);
    } else {
      truth(code);
    }
  }

  private void call(String owner, String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  private void constant(Kind kind, long value) {
    if (kind == Kind.LONG) {
      wideConstant(value);
    } else {
      number((int) value);
    }
  }

  private void wideConstant(long value) {
    if (value == 0 || value == 1) {
      method.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
    } else if (value == (short) value) {
      number((int) value);
      method.visitInsn(Opcodes.I2L);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void number(int value) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      method.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      method.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  private void word(Code.Word word) {
    if (signature.byWord()) {
      method.visitVarInsn(Opcodes.LLOAD, signature.wordSlot(word.index(), word.next()));
      return;
    }
    int array = signature.arraySlot(word.next());
    method.visitVarInsn(Opcodes.ALOAD, array);
    method.visitVarInsn(Opcodes.ILOAD, array + 1);
    if (word.index() > 0) {
      number(word.index());
      method.visitInsn(Opcodes.IADD);
    }
    method.visitInsn(Opcodes.LALOAD);
  }

  private void field(Code.Field field) {
    push(field.word());
    if (field.shift() > 0) {
      number(field.shift());
      method.visitInsn(Opcodes.LUSHR);
    }
    boolean reachesTop = field.mask() == -1L >>> field.shift();
    if (field.kind() == Kind.INT) {
      method.visitInsn(Opcodes.L2I);
      if (!reachesTop) {
        number((int) field.mask());
        method.visitInsn(Opcodes.IAND);
      }
    } else if (!reachesTop) {
      wideConstant(field.mask());
      method.visitInsn(Opcodes.LAND);
    }
  }

  private void arithmetic(Code.Arithmetic code) {
    push(code.left());
    if (code.operator() == Code.Operator.ADD
        && code.right() instanceof Code.Constant constant
        && constant.value() < 0
        && constant.value() > Integer.MIN_VALUE) {
      number((int) -constant.value());
      method.visitInsn(Opcodes.ISUB);
      return;
    }
    push(code.right());
    boolean plain = code.left().low() >= 0 && code.right().low() >= 0;
    switch (code.operator()) {
      case ADD -> method.visitInsn(Opcodes.IADD);
      case SUBTRACT -> method.visitInsn(Opcodes.ISUB);
      case MULTIPLY -> method.visitInsn(Opcodes.IMUL);
      case DIVIDE -> {
        if (plain) {
          method.visitInsn(Opcodes.IDIV);
        } else {
          call("java/lang/Math", "floorDiv", "(II)I");
        }
      }
      case MODULO -> {
        if (plain) {
          method.visitInsn(Opcodes.IREM);
        } else {
          call("java/lang/Math", "floorMod", "(II)I");
        }
      }
      case MINIMUM -> call("java/lang/Math", "min", "(II)I");
      case MAXIMUM -> call("java/lang/Math", "max", "(II)I");
    }
  }

  private void wide(Code.Wide code) {
    push(code.left());
    push(code.right());
    method.visitInsn(switch (code.operator()) {
      case AND -> Opcodes.LAND;
      case OR -> Opcodes.LOR;
      case XOR -> Opcodes.LXOR;
      case SHIFT_LEFT -> Opcodes.LSHL;
      case SHIFT_RIGHT -> Opcodes.LUSHR;
    });
  }

  private void select(Code.Select code) {
    List<Code> options = code.options();
    Label[] labels = new Label[options.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    Label end = new Label();
    push(code.index());
    // An index out of range means a value that nobody looks at.
    method.visitTableSwitchInsn(0, labels.length - 1, labels[labels.length - 1], labels);
    for (int i = 0; i < labels.length; i++) {
      method.visitLabel(labels[i]);
      push(options.get(i));
      if (i < labels.length - 1) {
        method.visitJumpInsn(Opcodes.GOTO, end);
      }
    }
    method.visitLabel(end);
  }

  private void truth(Code code) {
    if (code instanceof Code.Test test && Long.bitCount(test.mask()) == 1 && (test.value() != 0) != test.negated()) {
      push(test.word());
      number(Long.numberOfTrailingZeros(test.mask()));
      method.visitInsn(Opcodes.LUSHR);
      method.visitInsn(Opcodes.L2I);
      number(1);
      method.visitInsn(Opcodes.IAND);
      return;
    }
    Label no = new Label();
    Label end = new Label();
    jump(code, false, no);
    number(1);
    method.visitJumpInsn(Opcodes.GOTO, end);
    method.visitLabel(no);
    number(0);
    method.visitLabel(end);
  }

  /** Jumps if the condition has a truth value, goes on otherwise. */
  void jump(Code condition, boolean when, Label target) {
    if (condition instanceof Code.Constant c) {
      if ((c.value() == 1) == when) {
        method.visitJumpInsn(Opcodes.GOTO, target);
      }
    } else if (condition instanceof Code.Not c) {
      jump(c.operand(), !when, target);
    } else if (condition instanceof Code.And c) {
      conjunction(c.operands(), when, target);
    } else if (condition instanceof Code.Test c) {
      test(c, when, target);
    } else if (condition instanceof Code.Equal c) {
      int zero = when ? Opcodes.IFEQ : Opcodes.IFNE;
      compare(c.left(), c.right(), zero, when ? Opcodes.IF_ICMPEQ : Opcodes.IF_ICMPNE, target);
    } else if (condition instanceof Code.Less c) {
      int zero = when ? Opcodes.IFLT : Opcodes.IFGE;
      compare(c.left(), c.right(), zero, when ? Opcodes.IF_ICMPLT : Opcodes.IF_ICMPGE, target);
    } else if (condition instanceof Code.SameWord c) {
      push(c.left());
      push(c.right());
      method.visitInsn(Opcodes.LCMP);
      method.visitJumpInsn(when ? Opcodes.IFEQ : Opcodes.IFNE, target);
    } else if (condition instanceof Code.Choice c) {
      Label otherwise = new Label();
      Label end = new Label();
      jump(c.condition(), false, otherwise);
      jump(c.then(), when, target);
      method.visitJumpInsn(Opcodes.GOTO, end);
      method.visitLabel(otherwise);
      jump(c.otherwise(), when, target);
      method.visitLabel(end);
    } else {
      push(condition);
      method.visitJumpInsn(when ? Opcodes.IFNE : Opcodes.IFEQ, target);
    }
  }

  private void conjunction(List<Code> operands, boolean when, Label target) {
    if (!when) {
      operands.forEach(operand -> jump(operand, false, target));
      return;
    }
    Label skip = new Label();
    for (Code operand : operands.subList(0, operands.size() - 1)) {
      jump(operand, false, skip);
    }
    jump(operands.get(operands.size() - 1), true, target);
    method.visitLabel(skip);
  }

  private void test(Code.Test test, boolean when, Label target) {
    boolean bit = Long.bitCount(test.mask()) == 1 && test.value() != 0;
    push(test.word());
    if (test.mask() != -1) {
      wideConstant(test.mask());
      method.visitInsn(Opcodes.LAND);
    }
    wideConstant(bit ? 0 : test.value());
    method.visitInsn(Opcodes.LCMP);
    boolean ifEqual = when != test.negated() != bit;
    method.visitJumpInsn(ifEqual ? Opcodes.IFEQ : Opcodes.IFNE, target);
  }

  private void compare(Code left, Code right, int withZero, int withOther, Label target) {
    push(left);
    if (right instanceof Code.Constant c && c.value() == 0) {
      method.visitJumpInsn(withZero, target);
    } else {
      push(right);
      method.visitJumpInsn(withOther, target);
    }
  }
}
