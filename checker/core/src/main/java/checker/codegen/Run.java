package checker.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * Places {@code from .. to - 1} of a list of places that lie in one word at equal distances.
 *
 * @param word the word
 * @param firstShift where the first of them begins
 * @param stride the distance in bits
 * @param whole true if it is the whole list
 */
record Run(int from, int to, int word, int firstShift, int stride, boolean whole) {

  /** @param positions each {@code 64 * word + shift} */
  static List<Run> of(List<Integer> positions) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    while (from < positions.size()) {
      int word = positions.get(from) / Long.SIZE;
      int to = from + 1;
      int stride = to < positions.size() ? positions.get(to) - positions.get(from) : 1;
      while (to < positions.size()
          && positions.get(to) / Long.SIZE == word
          && positions.get(to) - positions.get(to - 1) == stride) {
        to++;
      }
      runs.add(new Run(from, to, word, positions.get(from) % Long.SIZE, stride, from == 0 && to == positions.size()));
      from = to;
    }
    return runs;
  }

  /** Whether the index points into it. */
  Code contains(Code index) {
    return whole ? Codes.TRUE : Codes.within(index, from, to - 1L);
  }

  /** Where the field at an index that points into it begins. */
  Code shift(Code index) {
    return to - from == 1
        ? Codes.number(firstShift)
        : Codes.plus(Codes.multiply(Codes.plus(index, -from), Codes.number(stride)), firstShift);
  }
}
