package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;
import java.util.List;

/**
 * A summation written in letters: {@code ij,jk->ik}. Each operand's dimensions have a letter each,
 * dots stand for any number of leading ones; what the result does not name is summed. Letters
 * become numbers, A to Z before a to z, then one for each dimension under the dots, aligned from
 * the right.
 *
 * @param operands labels of each operand's dimensions; one that is repeated means the diagonal
 * @param result labels of the result's dimensions, each once
 * @param text as it was written
 */
record Equation(int[][] operands, int[] result, String text) {

  private static final int LETTERS = 52;
  private static final String DOTS = "...";

  /**
   * Reads an equation for operands of given shapes.
   *
   * @throws ShapeException where letters and dimensions do not fit
   * @throws IllegalArgumentException where the text is no equation
   */
  static Equation of(String text, List<Tensor> tensors) {
    String plain = text.replace(" ", "");
    int arrow = plain.indexOf("->");
    String left = arrow < 0 ? plain : plain.substring(0, arrow);
    String[] terms = left.split(",", -1);
    if (terms.length != tensors.size()) {
      throw refusal(
          text,
          "it names %d operands, but %d tensors are given; separate one term each by commas"
              .formatted(terms.length, tensors.size()));
    }
    int under = 0;
    for (int i = 0; i < terms.length; i++) {
      under = Math.max(under, checked(text, terms[i], tensors.get(i)));
    }
    int[][] operands = new int[terms.length][];
    for (int i = 0; i < terms.length; i++) {
      int letters = terms[i].replace(DOTS, "").length();
      operands[i] = labels(terms[i], tensors.get(i).rank() - letters, under);
    }
    int[] result =
        arrow < 0
            ? implied(operands, under)
            : written(text, plain.substring(arrow + 2), operands, under);
    return new Equation(operands, result, text);
  }

  /** Checks a term against its tensor; gives the number of dimensions under its dots. */
  private static int checked(String text, String term, Tensor tensor) {
    String letters = lettersOf(text, term);
    boolean dots = term.contains(DOTS);
    int left = tensor.rank() - letters.length();
    if (left < 0 || (left > 0 && !dots)) {
      throw new ShapeException(
          "einsum %s: term \"%s\" names %d dimensions, but its tensor is %s with %d; give one letter a dimension, or ... for the leading ones"
              .formatted(text, term, letters.length(), Shape.text(tensor.sizes()), tensor.rank()));
    }
    return left;
  }

  private static String lettersOf(String text, String term) {
    String letters = term.replaceFirst("\\.\\.\\.", "");
    if (!letters.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
      throw refusal(text, "\"" + term + "\" is no term; use letters and at most one ...");
    }
    return letters;
  }

  private static int[] labels(String term, int dots, int under) {
    int[] labels = new int[term.replace(DOTS, "").length() + (term.contains(DOTS) ? dots : 0)];
    int place = 0;
    for (int c = 0; c < term.length(); c++) {
      if (term.charAt(c) == '.') {
        for (int d = under - dots; d < under; d++) {
          labels[place++] = LETTERS + d;
        }
        c += 2;
      } else {
        labels[place++] = label(term.charAt(c));
      }
    }
    return labels;
  }

  private static int label(char letter) {
    return letter <= 'Z' ? letter - 'A' : letter - 'a' + LETTERS / 2;
  }

  /** Without an arrow: what lies under the dots, then the letters met once, in their order. */
  private static int[] implied(int[][] operands, int under) {
    int[] met = new int[LETTERS];
    for (int[] labels : operands) {
      for (int label : labels) {
        if (label < LETTERS) {
          met[label]++;
        }
      }
    }
    int[] result = new int[under + LETTERS];
    int place = 0;
    for (int d = 0; d < under; d++) {
      result[place++] = LETTERS + d;
    }
    for (int label = 0; label < LETTERS; label++) {
      if (met[label] == 1) {
        result[place++] = label;
      }
    }
    return Arrays.copyOf(result, place);
  }

  private static int[] written(String text, String term, int[][] operands, int under) {
    String letters = lettersOf(text, term);
    for (int c = 0; c < letters.length(); c++) {
      int label = label(letters.charAt(c));
      if (Arrays.stream(operands).noneMatch(o -> Arrays.stream(o).anyMatch(l -> l == label))) {
        throw refusal(
            text,
            "the result names "
                + letters.charAt(c)
                + ", which no operand has; take it out, or give it to the operand it comes from");
      }
      if (letters.indexOf(letters.charAt(c)) < c) {
        throw refusal(
            text, "the result names " + letters.charAt(c) + " multiple times; name it once");
      }
    }
    return labels(term, under, under);
  }

  private static IllegalArgumentException refusal(String text, String why) {
    return new IllegalArgumentException("einsum %s: %s".formatted(text, why));
  }
}
