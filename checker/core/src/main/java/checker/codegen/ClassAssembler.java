package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import checker.model.Observations;
import checker.model.Observations.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts compiled parts into one class file. */
final class ClassAssembler {
  /** Internal name of the generated class; it shares the package of {@link CompiledSystem}. */
  static final String NAME = "checker/codegen/Generated";

  private static final String STATE = "[JI";
  private static final String GUARD_TABLE = "checker/codegen/GuardTable";
  private static final String BUFFER = "L" + OperationWriter.SUCCESSORS + ";";

  /** Observations that are skipped by one test if none of them is asked for: a power of two, at most 64. */
  private static final int TESTED_TOGETHER = 8;

  private final int stateWords;
  private final ClassWriter writer;
  ClassAssembler(int stateWords) {
    this.stateWords = stateWords;
    this.writer = new Writer();
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, OperationWriter.SYSTEM, null);
    String descriptor = "(L" + OperationWriter.SYSTEM + "$Dimensions;Lchecker/layout/InitialCandidates;Ljava/util/function/Supplier;)V";
    MethodVisitor method = begin(0, "<init>", descriptor);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitVarInsn(Opcodes.ALOAD, 3);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, OperationWriter.SYSTEM, "<init>", descriptor, false);
    method.visitInsn(Opcodes.RETURN);
    end(method);
  }

  /** Merges of references never matter here: nothing is ever called on one that has been merged. */
  private static final class Writer extends ClassWriter {
    Writer() {
      super(ClassWriter.COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
      return "java/lang/Object";
    }
  }

  private MethodVisitor begin(int access, String name, String descriptor) {
    MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
    method.visitCode();
    return method;
  }

  private static void end(MethodVisitor method) {
    try {
      method.visitMaxs(0, 0);
    } catch (LimitExceededException tooLarge) {
      throw new CodeTooLargeException(tooLarge.getMessage());
    }
    method.visitEnd();
  }

  /**
   * Adds a method for an action instance, or for all instances of an action.
   *
   * @param id the number under which a failed run is told
   */
  void action(String name, Unit unit, Code id) {
    MethodVisitor method = begin(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, unit.signature().descriptor());
    if (Pruning.mayFail(unit.operations())) {
      guarded(method, () -> unit.write(method, NAME), () -> method.visitInsn(Opcodes.RETURN), () -> {
        method.visitVarInsn(Opcodes.ALOAD, unit.signature().successorsSlot());
        new CodeWriter(method, unit.signature()).push(id);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, OperationWriter.SUCCESSORS, "fault", "(I)V", false);
        method.visitInsn(Opcodes.RETURN);
      });
    } else {
      unit.write(method, NAME);
      method.visitInsn(Opcodes.RETURN);
    }
    end(method);
  }

  private static void guarded(MethodVisitor method, Runnable body, Runnable after, Runnable handler) {
    Label start = new Label();
    Label end = new Label();
    Label caught = new Label();
    method.visitTryCatchBlock(start, end, caught, OperationWriter.FAILURE);
    method.visitLabel(start);
    body.run();
    after.run();
    method.visitLabel(end);
    method.visitLabel(caught);
    method.visitInsn(Opcodes.POP);
    handler.run();
  }

  /** Adds a predicate as a method; where its evaluation fails, it throws a fault of a number. */
  void predicate(String name, Unit unit, int fault) {
    MethodVisitor method =
        begin(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, unit.signature().descriptor());
    if (Pruning.mayFail(unit.operations())) {
      guarded(method, () -> unit.write(method, NAME), () -> {}, () -> {
        method.visitLdcInsn(fault);
        method.visitMethodInsn(
            Opcodes.INVOKESTATIC, OperationWriter.SYSTEM, "fault", "(I)Lchecker/transition/EvaluationFault;", false);
        method.visitInsn(Opcodes.ATHROW);
      });
    } else {
      unit.write(method, NAME);
    }
    end(method);
  }

  void routine(Routine routine) {
    Unit unit = routine.unit();
    MethodVisitor method =
        begin(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, routine.name(), unit.signature().descriptor());
    unit.write(method, NAME);
    if (unit.signature().result() == null) {
      method.visitInsn(Opcodes.RETURN);
    }
    end(method);
  }

  /** A method of a state that is true if all of some predicates are. */
  void conjunction(String name, List<String> predicates) {
    Signature predicate = new Signature(stateWords, false, false, List.of(), Kind.BOOL);
    MethodVisitor method = begin(Opcodes.ACC_FINAL, name, "(" + STATE + ")Z");
    Label no = new Label();
    for (String called : predicates) {
      pushState(method, 1);
      call(method, called, predicate);
      method.visitJumpInsn(Opcodes.IFEQ, no);
    }
    method.visitInsn(Opcodes.ICONST_1);
    method.visitInsn(Opcodes.IRETURN);
    method.visitLabel(no);
    method.visitInsn(Opcodes.ICONST_0);
    method.visitInsn(Opcodes.IRETURN);
    end(method);
  }

  /** @param predicate none, if no state is terminal, or one */
  void terminal(List<String> predicate) {
    MethodVisitor method = begin(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, "terminal", "(" + STATE + ")Z");
    if (predicate.isEmpty()) {
      method.visitInsn(Opcodes.ICONST_0);
    } else {
      pushState(method, 1);
      call(method, predicate.get(0), new Signature(stateWords, false, false, List.of(), Kind.BOOL));
    }
    method.visitInsn(Opcodes.IRETURN);
    end(method);
  }

  private static void call(MethodVisitor method, String name, Signature signature) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name, signature.descriptor(), false);
  }

  /** A state given as an array and an offset in two slots, for a method that may take it word by word. */
  private void pushState(MethodVisitor method, int slot) {
    int words = new Signature(stateWords, false, false, List.of(), null).byWord() ? stateWords : 0;
    for (int i = 0; i < words; i++) {
      method.visitVarInsn(Opcodes.ALOAD, slot);
      method.visitVarInsn(Opcodes.ILOAD, slot + 1);
      method.visitInsn(Opcodes.ICONST_0 + i);
      method.visitInsn(Opcodes.IADD);
      method.visitInsn(Opcodes.LALOAD);
    }
    if (words == 0) {
      method.visitVarInsn(Opcodes.ALOAD, slot);
      method.visitVarInsn(Opcodes.ILOAD, slot + 1);
    }
  }

  /** The method that says which observations are made; that of number {@code i} is the predicate {@code name_i}. */
  void observe(String name, List<Observation> observations, boolean step) {
    int groups = (observations.size() + Long.SIZE - 1) / Long.SIZE;
    Signature predicate = new Signature(stateWords, step, false, List.of(), Kind.BOOL);
    Local pending = new Local(Kind.LONG, 0, 0, 0);
    Signature group = new Signature(stateWords, step, false, List.of(pending), Kind.LONG);
    for (int i = 0; i < groups; i++) {
      group(name, i, observations, predicate, group);
    }
    String descriptor = "(I" + STATE.repeat(step ? 2 : 1) + "J)J";
    MethodVisitor method = begin(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, descriptor);
    byNumber(method, 1, groups, i -> {
      pushState(method, 2);
      if (step) {
        pushState(method, 4);
      }
      method.visitVarInsn(Opcodes.LLOAD, step ? 6 : 4);
      call(method, name + "Group" + i, group);
      method.visitInsn(Opcodes.LRETURN);
    });
    method.visitInsn(Opcodes.LCONST_0);
    method.visitInsn(Opcodes.LRETURN);
    end(method);
  }

  private static void byNumber(MethodVisitor method, int slot, int count, IntConsumer branch) {
    if (count == 0) {
      return;
    }
    Label other = new Label();
    Label[] labels = new Label[count];
    for (int i = 0; i < count; i++) {
      labels[i] = new Label();
    }
    method.visitVarInsn(Opcodes.ILOAD, slot);
    method.visitTableSwitchInsn(0, count - 1, other, labels);
    for (int i = 0; i < count; i++) {
      method.visitLabel(labels[i]);
      branch.accept(i);
    }
    method.visitLabel(other);
  }

  private void group(
      String name, int number, List<Observation> observations, Signature predicate, Signature group) {
    MethodVisitor method =
        begin(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name + "Group" + number, group.descriptor());
    CodeWriter codes = new CodeWriter(method, group);
    Local pending = group.parameters().get(0);
    Local made = new Local(Kind.LONG, 1, 0, 0);
    codes.push(Words.ZERO);
    codes.store(made);
    OperationWriter states = new OperationWriter(method, group, NAME);
    List<Integer> order = longestAsked(observations, Long.SIZE * number);
    for (int from = 0; from < order.size(); from += TESTED_TOGETHER) {
      List<Integer> some = order.subList(from, Math.min(order.size(), from + TESTED_TOGETHER));
      long bits = some.stream().mapToLong(i -> 1L << i).reduce(0, (a, b) -> a | b);
      Label afterSome = new Label();
      codes.jump(Codes.not(Words.equal(Words.and(pending, Words.constant(bits)), Words.ZERO)), false, afterSome);
      for (int i : some) {
        Label next = new Label();
        codes.jump(Words.bit(pending, Codes.number(i % Long.SIZE)), false, next);
        states.pushStates();
        call(method, name + "_" + i, predicate);
        method.visitJumpInsn(observations.get(i).when() ? Opcodes.IFEQ : Opcodes.IFNE, next);
        codes.push(Words.or(made, Words.constant(1L << i)));
        codes.store(made);
        method.visitLabel(next);
      }
      method.visitLabel(afterSome);
    }
    codes.push(made);
    method.visitInsn(Opcodes.LRETURN);
    end(method);
  }

  /** The observations of a word, those first that are asked for until the end of most searches: most of the others have soon been made. */
  private static List<Integer> longestAsked(List<Observation> observations, int first) {
    return IntStream.range(first, Math.min(observations.size(), first + Long.SIZE))
        .boxed()
        .sorted(Comparator.comparing(i -> observations.get(i).kind() != Observations.Kind.VIOLATION))
        .toList();
  }

  /**
   * The method that appends all successors but those of some instances.
   *
   * @param parts methods of the state, the buffer and the instances of a group that may run, called in this order
   * @param part what each of them takes
   * @param groups of 64 instances each, the guards
   */
  void expand(List<Expansion.ExpandingPart> parts, Signature part, List<Guards> groups) {
    tables(groups);
    MethodVisitor method = begin(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, "expand", "(" + STATE + "J" + BUFFER + ")V");
    int group = -1;
    for (Expansion.ExpandingPart called : parts) {
      if (called.group() != group && called.group() < groups.size()) {
        group = called.group();
        candidates(method, group, groups.get(group));
      }
      pushState(method, 1);
      method.visitVarInsn(Opcodes.ALOAD, 5);
      method.visitVarInsn(Opcodes.LLOAD, group < 0 ? 3 : 6);
      call(method, called.name(), part);
    }
    method.visitInsn(Opcodes.RETURN);
    end(method);
    MethodVisitor constant = begin(Opcodes.ACC_FINAL, "sleepers", "()J");
    constant.visitLdcInsn(groups.isEmpty() ? 0L : groups.get(0).instances());
    constant.visitInsn(Opcodes.LRETURN);
    end(constant);
  }

  /** Which instances of a group may run goes to slot 6. */
  private void candidates(MethodVisitor method, int group, Guards guards) {
    if (group == 0) {
      method.visitVarInsn(Opcodes.LLOAD, 3);
      method.visitLdcInsn(-1L);
      method.visitInsn(Opcodes.LXOR);
    } else {
      method.visitLdcInsn(-1L);
    }
    int at = 0;
    for (Guards.Place place : guards.places()) {
      method.visitFieldInsn(Opcodes.GETSTATIC, NAME, table(group), "[J");
      method.visitVarInsn(Opcodes.ALOAD, 1);
      method.visitVarInsn(Opcodes.ILOAD, 2);
      method.visitLdcInsn(place.word());
      method.visitInsn(Opcodes.IADD);
      method.visitInsn(Opcodes.LALOAD);
      method.visitLdcInsn(place.chunk() * GuardTable.CHUNK_BITS);
      method.visitInsn(Opcodes.LUSHR);
      method.visitInsn(Opcodes.L2I);
      method.visitLdcInsn(GuardTable.VALUES - 1);
      method.visitInsn(Opcodes.IAND);
      method.visitLdcInsn(at);
      method.visitInsn(Opcodes.IADD);
      method.visitInsn(Opcodes.LALOAD);
      method.visitInsn(Opcodes.LAND);
      at += GuardTable.VALUES;
    }
    method.visitVarInsn(Opcodes.LSTORE, 6);
  }

  private static String table(int group) {
    return "guards" + group;
  }

  /** The tables of the guards, in fields that never change: the virtual machine then takes them for constants. */
  private void tables(List<Guards> groups) {
    MethodVisitor start = begin(Opcodes.ACC_STATIC, "<clinit>", "()V");
    for (int i = 0; i < groups.size(); i++) {
      writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, table(i), "[J", null, null);
      String name = "makeGuards" + i;
      start.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name, "()[J", false);
      start.visitFieldInsn(Opcodes.PUTSTATIC, NAME, table(i), "[J");
      MethodVisitor method = begin(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, "()[J");
      List<Guards.Place> places = groups.get(i).places();
      method.visitLdcInsn(places.size());
      method.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD_TABLE, "of", "(I)L" + GUARD_TABLE + ";", false);
      for (Guards.Entry entry : groups.get(i).entries()) {
        method.visitInsn(Opcodes.DUP);
        method.visitLdcInsn(places.indexOf(entry.place()));
        method.visitLdcInsn(entry.instance());
        method.visitLdcInsn(entry.truth());
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, GUARD_TABLE, "add", "(IIJ)V", false);
      }
      method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, GUARD_TABLE, "values", "()[J", false);
      method.visitInsn(Opcodes.ARETURN);
      end(method);
    }
    start.visitInsn(Opcodes.RETURN);
    end(start);
  }

  /** The class file, once everything has been added. */
  byte[] bytes() {
    writer.visitEnd();
    try {
      return writer.toByteArray();
    } catch (ClassTooLargeException | MethodTooLargeException tooLarge) {
      throw new CodeTooLargeException(tooLarge.getMessage());
    }
  }
}
