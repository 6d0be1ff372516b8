package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdDocumentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'spec':{'group':'demo.example.com'}}",
        "{'spec':{'group':'demo.example.com','names':{'kind':'W'}},'kind':'X'}",
        " { 'kind' : 'X', 'spec' : { 'names' : { 'group' : 'no' }, 'group' : 'demo.example.com' } } ",
        "{'metadata':{'spec':{'group':'no'}},'group':'no','spec':{'group':'demo.example.com'}}",
        "{'a':[{'spec':{'group':'no'}}],'spec':{'versions':[{'group':'no'}],'group':'demo.example.com'}}",
        "{'spec':{'group':'demo.example.com'}} and what comes after is not read"
      })
  void the_group_is_in_the_spec(String json) {
    assertThat(CrdDocument.group(bytes(json))).hasValue("demo.example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "'demo.example.com'",
        "{}",
        "{'group':'no'}",
        "{'metadata':{'group':'no'}}",
        "{'spec':{}}",
        "{'spec':{'names':{'group':'no'}}}",
        "{'spec':{'group':null}}",
        "{'spec':{'group':{'name':'no'}}}",
        "{'spec':{'group':['no']}}",
        "{'spec':null,'group':'no'}",
        "{'spec':'x','group':'no'}",
        "{'spec':[{'x':1}],'group':'no'}",
        "{'spec':{'gro",
        "{'spec'",
        "apiVersion: apiextensions.k8s.io/v1\nspec:\n  group: no",
        "k8s\u0000\n\u0010protobuf"
      })
  void a_document_without_it_or_that_is_not_json_has_none(String json) {
    assertThat(CrdDocument.group(bytes(json))).isEmpty();
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
