package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.restmapper.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {

  private final AnswerBytes bytes = new AnswerBytes();

  @Test
  void what_comes_in_parts_is_one_body() throws IOException {
    bytes.add("{}??".getBytes(StandardCharsets.UTF_8), 2);
    bytes.add("\n".getBytes(StandardCharsets.UTF_8), 1);

    assertThat(bytes.all()).asString(StandardCharsets.UTF_8).isEqualTo("{}\n");
  }

  @Test
  void the_largest_document_is_read_and_one_byte_more_is_refused() throws IOException {
    bytes.add(new byte[Response.LARGEST], Response.LARGEST);

    assertThat(bytes.all()).hasSize(Response.LARGEST);
    assertThatThrownBy(() -> bytes.add(new byte[1], 1)).hasMessageContaining("33554432 bytes");
  }
}
