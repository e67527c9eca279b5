package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import java.util.List;

/**
 * What a generated method takes and gives. A state of few words is passed word by word, others as an array and an
 * offset; a method that looks at a step takes the state after it too.
 *
 * @param stateWords words of a state
 * @param step true if it takes the state after the step
 * @param successors true if it takes the buffer to append to
 * @param parameters what it takes besides
 * @param result null if it gives nothing
 */
record Signature(int stateWords, boolean step, boolean successors, List<Local> parameters, Kind result) {
  /** Most words of a state that is passed word by word. */
  private static final int FEW_WORDS = 4;

  boolean byWord() {
    return stateWords <= FEW_WORDS;
  }

  String descriptor() {
    StringBuilder text = new StringBuilder("(");
    text.append(state().repeat(step ? 2 : 1));
    if (successors) {
      text.append("Lchecker/transition/Successors;");
    }
    parameters.forEach(p -> text.append(letter(p.kind())));
    return text.append(')').append(result == null ? "V" : letter(result)).toString();
  }

  private String state() {
    return byWord() ? "J".repeat(stateWords) : "[JI";
  }

  private static String letter(Kind kind) {
    return switch (kind) {
      case BOOL -> "Z";
      case INT -> "I";
      case LONG -> "J";
    };
  }

  /** Slots taken by one state. */
  private int stateSlots() {
    return byWord() ? 2 * stateWords : 2;
  }

  /** The slot of a word of a state passed word by word. */
  int wordSlot(int word, boolean next) {
    return 2 * word + (next ? stateSlots() : 0);
  }

  /** The slot of the array of a state that is not; the offset is in the one after. */
  int arraySlot(boolean next) {
    return next ? stateSlots() : 0;
  }

  /** The slot of the buffer. */
  int successorsSlot() {
    return stateSlots() * (step ? 2 : 1);
  }

  /** The first slot after the state and the buffer. */
  int firstParameterSlot() {
    return successorsSlot() + (successors ? 1 : 0);
  }
}
