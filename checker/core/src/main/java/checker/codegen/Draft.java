package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The next state as far as a run has come: the code of each word, and words of flags that say which cells have been
 * assigned. Immutable. Where all is known when compiling, the flags are constants and cost nothing.
 */
final class Draft {
  /** State words, then flag words. */
  private final List<Code> words;

  private final int stateWords;

  private Draft(List<Code> words, int stateWords) {
    this.words = words;
    this.stateWords = stateWords;
  }

  /** The current state, nothing assigned. */
  static Draft start(int stateWords, int flagWords) {
    List<Code> words = new ArrayList<>();
    for (int i = 0; i < stateWords; i++) {
      words.add(new Code.Word(i, false));
    }
    for (int i = 0; i < flagWords; i++) {
      words.add(Words.ZERO);
    }
    return new Draft(words, stateWords);
  }

  Code word(int index) {
    return words.get(index);
  }

  Code flags(int index) {
    return words.get(stateWords + index);
  }

  Draft withWord(int index, Code code) {
    Code[] changed = words.toArray(new Code[0]);
    changed[index] = code;
    return new Draft(Arrays.asList(changed), stateWords);
  }

  Draft withFlags(int index, Code code) {
    return withWord(stateWords + index, code);
  }

  /** The same with each word, by its index (state words, then flag words), made another. */
  Draft mapped(IntFunction<Code> function) {
    return new Draft(IntStream.range(0, words.size()).mapToObj(function).toList(), stateWords);
  }

  /** A state word or, after those, a word of flags. */
  Code any(int index) {
    return words.get(index);
  }

  /** The words of the next state, null for those that stay as they are. */
  List<Code> changes() {
    List<Code> changes = new ArrayList<>();
    for (int i = 0; i < stateWords; i++) {
      changes.add(words.get(i).equals(new Code.Word(i, false)) ? null : words.get(i));
    }
    return changes;
  }

  /** What holds after two branches: words that differ are put in locals at the end of each. */
  static Draft merge(Draft first, Body firstBody, Draft second, Body secondBody, Body body) {
    List<Code> merged = new ArrayList<>(first.words);
    for (int i = 0; i < merged.size(); i++) {
      if (!first.words.get(i).equals(second.words.get(i))) {
        Local local = body.local(Kind.LONG, 0, 0);
        body.add(new Operation.Declare(local));
        firstBody.set(local, first.words.get(i));
        secondBody.set(local, second.words.get(i));
        merged.set(i, local);
      }
    }
    return new Draft(merged, first.stateWords);
  }

  /** The same draft with some words (state words, then flag words) in locals. */
  Draft kept(Set<Integer> indices, Body body) {
    Draft kept = this;
    for (int index : indices) {
      kept = kept.withWord(index, body.keep(words.get(index)));
    }
    return kept;
  }

  /** Gives the locals that {@link #kept} made this draft's values. */
  void update(Draft kept, Set<Integer> indices, Body body) {
    for (int index : indices) {
      body.set((Local) kept.words.get(index), words.get(index));
    }
  }
}
