package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import java.util.List;

/**
 * How a tensor prints: a line of shape, dtype, device and history, then its values, nested by rows
 * and aligned in columns as PyTorch prints them. Of more than {@value #WHOLE} values only the first
 * and last {@value #EDGE} along each dimension are shown. One whose memory a scope has freed says
 * so.
 */
final class TensorText {

  private static final int WHOLE = 1000;
  private static final int EDGE = 3;
  private static final int LINE = 80;

  private final int[] shape;
  private final boolean[] cut;
  private final String[] words;
  private final int width;
  private final StringBuilder text = new StringBuilder();
  private int next;

  private TensorText(int[] shape, boolean[] cut, String[] words) {
    this.shape = shape;
    this.cut = cut;
    this.words = words;
    int widest = 0;
    for (String word : words) {
      widest = Math.max(widest, word.length());
    }
    width = widest;
  }

  static String of(Tensor tensor) {
    StringBuilder text = new StringBuilder("Tensor");
    text.append(Shape.text(tensor.sizes())).append(' ').append(tensor.dtype().torchName());
    text.append(' ').append(tensor.backend().device());
    if (tensor.data().isFreed()) {
      return text.append(" (freed with its scope)").toString();
    }
    if (tensor.requiresGrad()) {
      text.append(tensor.isLeaf() ? " requires grad" : " from " + tensor.node().name());
    }
    return text.append(tensor.rank() == 0 ? ": " : "\n").append(values(tensor.detach())).toString();
  }

  private static String values(Tensor tensor) {
    if (tensor.numel() == 0) {
      return "[]";
    }
    boolean[] cut = new boolean[tensor.rank()];
    Tensor shown = tensor;
    for (int d = 0; d < cut.length && tensor.numel() > WHOLE; d++) {
      int size = tensor.size(d);
      if (size > 2 * EDGE) {
        cut[d] = true;
        List<Tensor> ends = List.of(shown.narrow(d, 0, EDGE), shown.narrow(d, size - EDGE, EDGE));
        shown = Tensor.cat(ends, d);
      }
    }
    TensorText body = new TensorText(shown.sizes(), cut, words(shown));
    body.print(0);
    return body.text.toString();
  }

  private static String[] words(Tensor shown) {
    if (shown.dtype().isFloating()) {
      return NumberText.of(shown.toDoubleArray());
    }
    long[] values = shown.toLongArray();
    String[] words = new String[values.length];
    for (int i = 0; i < words.length; i++) {
      words[i] =
          shown.dtype() == DType.BOOL ? String.valueOf(values[i] != 0) : String.valueOf(values[i]);
    }
    return words;
  }

  private void print(int depth) {
    if (depth == shape.length) {
      word();
      return;
    }
    text.append('[');
    boolean last = depth == shape.length - 1;
    int perLine = Math.max(1, (LINE - depth) / (width + 2));
    for (int i = 0; i < shape[depth]; i++) {
      boolean gap = cut[depth] && i == EDGE;
      if (gap) {
        separate(depth, last, false);
        text.append('…');
      }
      if (i > 0) {
        separate(depth, last, last && i % perLine == 0);
      }
      print(depth + 1);
    }
    text.append(']');
  }

  /** A comma, and a new line before a row, or a blank one more for each dimension below it. */
  private void separate(int depth, boolean last, boolean full) {
    text.append(',');
    if (last && !full) {
      text.append(' ');
    } else {
      text.append("\n".repeat(Math.max(1, shape.length - 1 - depth))).append(" ".repeat(depth + 1));
    }
  }

  private void word() {
    String word = words[next++];
    text.append(" ".repeat(shape.length == 0 ? 0 : width - word.length())).append(word);
  }
}
