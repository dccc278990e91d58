package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Einsum against nested loops on drawn equations; the named products against einsum; refusals. */
class ProductLawTest {

  private static final String LETTERS = "abcXY";

  /** An equation with its tensors: letters have sizes, some operands have a size of 1 instead. */
  private record Drawn(String text, List<String> terms, String result, List<Tensor> tensors) {

    static Drawn of(Draws draws) {
      int[] sizes = new int[LETTERS.length()];
      Arrays.setAll(sizes, i -> draws.whole(1, 3));
      List<String> terms = new ArrayList<>();
      List<Tensor> tensors = new ArrayList<>();
      int operands = draws.whole(1, 3);
      for (int o = 0; o < operands; o++) {
        StringBuilder term = new StringBuilder();
        int rank = draws.whole(0, 3);
        int[] shape = new int[rank];
        for (int d = 0; d < rank; d++) {
          int letter = draws.whole(0, LETTERS.length() - 1);
          boolean first = term.indexOf(LETTERS.substring(letter, letter + 1)) < 0;
          term.append(LETTERS.charAt(letter));
          shape[d] = sizes[letter];
          if (!first) {
            shape[d] = shape[term.indexOf(LETTERS.substring(letter, letter + 1))];
          } else if (draws.whole(0, 5) == 0) {
            shape[d] = 1; // repeated
          }
        }
        terms.add(term.toString());
        tensors.add(draws.coarse(shape).requiresGrad(true));
      }
      String met =
          LETTERS
              .chars()
              .filter(c -> terms.stream().anyMatch(t -> t.indexOf(c) >= 0))
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      StringBuilder result = new StringBuilder();
      for (char letter : met.toCharArray()) {
        if (draws.yes()) {
          result.insert(draws.whole(0, result.length()), letter);
        }
      }
      String text = String.join(draws.yes() ? " , " : ",", terms) + "->" + result;
      return new Drawn(text, terms, result.toString(), tensors);
    }

    int size(char letter) {
      int size = 1;
      for (int o = 0; o < terms.size(); o++) {
        for (int d = 0; d < terms.get(o).length(); d++) {
          size = terms.get(o).charAt(d) == letter ? Math.max(size, tensors.get(o).size(d)) : size;
        }
      }
      return size;
    }

    /** The sum over all indices of the products of the elements they name. */
    double[] loops() {
      int[] sizes = new int[LETTERS.length()];
      Arrays.setAll(sizes, i -> size(LETTERS.charAt(i)));
      int[] shape = result.chars().map(c -> size((char) c)).toArray();
      double[] sums = new double[Shape.count(shape)];
      List<double[]> values = tensors.stream().map(t -> t.detach().toDoubleArray()).toList();
      int[] index = new int[LETTERS.length()];
      int steps = Shape.count(sizes);
      for (int step = 0; step < steps; step++) {
        double product = 1;
        for (int o = 0; o < terms.size(); o++) {
          product *= values.get(o)[place(terms.get(o), tensors.get(o).sizes(), index)];
        }
        sums[place(result, shape, index)] += product;
        for (int d = index.length - 1; d >= 0 && ++index[d] == sizes[d]; d--) {
          index[d] = 0;
        }
      }
      return sums;
    }

    private static int place(String term, int[] shape, int[] index) {
      int at = 0;
      for (int d = 0; d < term.length(); d++) {
        int i = shape[d] == 1 ? 0 : index[LETTERS.indexOf(term.charAt(d))];
        at = at * shape[d] + i;
      }
      return at;
    }
  }

  @Test
  void einsum_is_the_nested_loops_that_its_equation_writes() {
    Draws.each(
        "einsum",
        400,
        draws -> {
          Drawn drawn = Drawn.of(draws);
          Tensor[] in = drawn.tensors.toArray(Tensor[]::new);
          Tensor out = Tensor.einsum(drawn.text, in);
          int[] shape = drawn.result.chars().map(c -> drawn.size((char) c)).toArray();
          assertThat(out.shape()).as(drawn.text).isEqualTo(shape);
          assertThat(out.detach().toDoubleArray())
              .as(drawn.text)
              .containsExactly(drawn.loops(), within(1e-9));
          out.sum().backward();
          for (Tensor input : in) {
            checkLinear(drawn, input, out.sum().item());
          }
        });
  }

  /** A sum of products is linear in each operand, so that gradient times operand is the sum. */
  private static void checkLinear(Drawn drawn, Tensor input, double sum) {
    assertThat(input.grad().mul(input.detach()).sum().item())
        .as(drawn.text)
        .isCloseTo(sum, within(1e-9 * (1 + Math.abs(sum))));
  }

  @Test
  void dots_stand_for_leading_dimensions_that_broadcast() {
    Draws.each(
        "einsum with dots",
        60,
        draws -> {
          int[] lead = draws.shape(0, 3, 1, 3);
          Tensor a = draws.coarse(with(lead, 2, 3));
          Tensor b = draws.coarse(with(draws.yes() ? lead : new int[0], 3, 4));
          double[] want = a.matmul(b).toDoubleArray();
          assertThat(Tensor.einsum("...ij,...jk->...ik", a, b).toDoubleArray())
              .containsExactly(want, within(1e-12));
          assertThat(Tensor.einsum("...ij, ...jk", a, b).toDoubleArray())
              .containsExactly(want, within(1e-12));
          double[] summed = a.matmul(b).reshape(-1, 2, 4).sum(0, false).toDoubleArray();
          assertThat(Tensor.einsum("...ij,...jk->ik", a, b).toDoubleArray())
              .containsExactly(summed, within(1e-9));
        });
  }

  private static int[] with(int[] lead, int rows, int columns) {
    int[] shape = Arrays.copyOf(lead, lead.length + 2);
    shape[lead.length] = rows;
    shape[lead.length + 1] = columns;
    return shape;
  }

  @Test
  void every_named_product_is_its_equation() {
    Draws.each(
        "named products",
        40,
        draws -> {
          int m = draws.whole(0, 4);
          int k = draws.whole(0, 4);
          int n = draws.whole(0, 4);
          Tensor a = draws.coarse(new int[] {m, k});
          Tensor b = draws.coarse(new int[] {k, n});
          Tensor v = draws.coarse(new int[] {k});
          Tensor w = draws.coarse(new int[] {m});
          same(a.mm(b), "ij,jk->ik", a, b);
          same(a.mv(v), "ij,j->i", a, v);
          same(v.dot(v), "i,i->", v, v);
          same(v.outer(w), "i,j->ij", v, w);
          same(a.inner(b.transpose(0, 1)), "ij,kj->ik", a, b.transpose(0, 1));
          same(a.trace(), "ii->", a.narrow(0, 0, Math.min(m, k)).narrow(1, 0, Math.min(m, k)));
          same(a.tensordot(b, 1), "ij,jk->ik", a, b);
          same(a.tensordot(a, new int[] {1, 0}, new int[] {-1, 0}), "ij,ij->", a, a);
          same(a.bilinearForm(b, a.mm(b)), "ij,jk,ik->i", a, b, a.mm(b));
          same(a.linear(b.transpose(0, 1), null), "ij,jk->ik", a, b);
          same(a.linear(v, null), "ij,j->i", a, v);
          Tensor one = Tensor.full(a.dtype(), 2);
          Tensor weight = b.transpose(0, 1);
          assertThat(a.linear(weight, one).detach().toDoubleArray())
              .isEqualTo(a.linear(weight, null).add(one).detach().toDoubleArray());
        });
  }

  private static void same(Tensor got, String equation, Tensor... in) {
    Tensor want = Tensor.einsum(equation, in);
    assertThat(got.shape()).as(equation).isEqualTo(want.shape());
    assertThat(got.toDoubleArray())
        .as(equation)
        .containsExactly(want.toDoubleArray(), within(1e-9));
  }

  @Test
  void integers_multiply_exactly_and_halves_round_once() {
    long big = (1L << 53) + 1;
    Tensor one = Tensor.of(new long[] {1, 0, 0, 1}, 2, 2);
    Tensor c = Tensor.of(new long[] {big, 1, 2, big}, 2, 2);
    assertThat(c.matmul(one).toLongArray()).containsExactly(big, 1, 2, big);
    assertThat(c.addmm(c, one, 2, -1).toLongArray()).containsExactly(big, 1, 2, big);
    assertThatThrownBy(() -> c.addmm(c, one, 0.5, 1)).isInstanceOf(DTypeException.class);
    Tensor ones = Tensor.ones(DType.BF16, 1, 300);
    assertThat(ones.matmul(ones.transpose(0, 1)).item()).isEqualTo(300);
  }

  @Test
  void beta_of_0_does_not_read_what_it_scales() {
    Tensor c = Tensor.full(Float.NaN, 2).requiresGrad(true);
    Tensor out = c.addmm(Tensor.ones(3, 2), Tensor.ones(2, 2), 0, 1);
    assertThat(out.detach().toFloatArray()).containsOnly(2);
    out.sum().backward();
    assertThat(c.grad().toFloatArray()).containsExactly(0, 0);
  }

  @Test
  void what_does_not_fit_is_refused_with_both_sides() {
    Tensor a = Tensor.zeros(2, 3);
    Tensor b = Tensor.zeros(4, 5);
    assertThatThrownBy(() -> a.matmul(b))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("[2, 3]", "[4, 5]", "Transpose");
    Tensor batch = Tensor.zeros(2, 5, 3);
    assertThatThrownBy(() -> batch.matmul(b)).hasMessageContainingAll("[2, 5, 3]", "[10, 3]");
    assertThatThrownBy(() -> batch.linear(b, null)).hasMessageContainingAll("[10, 3]", "[5, 4]");
    assertThatThrownBy(() -> a.mm(Tensor.zeros(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("mm", "[2, 3]", "[3]", "matmul");
    assertThatThrownBy(() -> a.matmul(b.to(DType.F64))).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> a.inner(b)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Tensor.einsum("ij,jk", a, b))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("[2, 3]", "[4, 5]", "3 and 4");
    assertThatThrownBy(() -> Tensor.einsum("ijk->i", a))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("ijk", "[2, 3]");
    assertThatThrownBy(() -> Tensor.einsum("ii->i", a)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Tensor.einsum("ij->k", a)).hasMessageContaining("k, which no operand");
    assertThatThrownBy(() -> Tensor.einsum("ij->ii", a)).hasMessageContaining("multiple times");
    assertThatThrownBy(() -> Tensor.einsum("i1->i", a)).hasMessageContaining("is no term");
    assertThatThrownBy(() -> Tensor.einsum("ij,jk", a)).hasMessageContaining("2 operands");
  }

  @Test
  void truth_values_are_multiplied_where_nothing_is_added_and_refused_elsewhere() {
    Tensor row = Tensor.of(new boolean[] {true, false}, 1, 2);
    Tensor column = Tensor.of(new boolean[] {true, true}, 2, 1);
    assertThat(Tensor.einsum("ij,jk->ik", column, row).toDoubleArray()).containsExactly(1, 0, 1, 0);
    assertThat(Tensor.einsum("ij,ij->ij", row, row).dtype()).isEqualTo(DType.BOOL);
    assertThatThrownBy(() -> Tensor.einsum("ij,jk->ik", row, column))
        .isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> column.tensordot(row, 1))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("tensordot");
  }
}
