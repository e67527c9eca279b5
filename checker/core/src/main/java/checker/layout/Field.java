package checker.layout;

/**
 * Consecutive bits of one word of a packed state, read as an unsigned number.
 *
 * @param word which word, from 0
 * @param shift the lowest bit, 0 to 63
 * @param widthBits number of bits, 0 to 64, {@code shift + widthBits <= 64}. A field of width 0 is always 0
 */
public record Field(int word, int shift, int widthBits) {
  static final Field EMPTY = new Field(0, 0, 0);

  public Field {
    if (word < 0 || shift < 0 || widthBits < 0 || shift + widthBits > 64 || shift > 63) {
      throw new IllegalArgumentException("field of " + widthBits + " bits at " + shift + " of word " + word);
    }
  }

  /** The number that the low bits of a word would hold: all ones in the width, unshifted. */
  public long mask() {
    return widthBits == 0 ? 0 : -1L >>> (64 - widthBits);
  }

  /** The number in the state at {@code words[offset ..]}. */
  public long read(long[] words, int offset) {
    return words[offset + word] >>> shift & mask();
  }

  /** Replaces the number in the state at {@code words[offset ..]}. */
  public void write(long number, long[] words, int offset) {
    if ((number & ~mask()) != 0) {
      throw new IllegalArgumentException(number + " does not fit " + widthBits + " bits");
    }
    words[offset + word] = words[offset + word] & ~(mask() << shift) | number << shift;
  }
}
