package io.github.restmapfix.restmapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private static final GroupVersion GV = GroupVersion.of("demo.example.com", "v1");

  @Test
  void the_preferred_version_comes_first_wherever_it_is_listed() throws IOException {
    String body =
        "{'kind':'APIGroup','name':'g','versions':[{'version':'v1'},{'version':'v2'}],'preferredVersion':{'version':'v2'}}";

    assertThat(GroupDocument.versions(bytes(body), "g").list()).containsExactly("v2", "v1");
  }

  @Test
  void the_entry_of_another_group_is_refused() {
    String body = "{'kind':'APIGroup','name':'other','versions':[{'version':'v1'}]}";

    assertThatThrownBy(() -> GroupDocument.versions(bytes(body), "g"))
        .hasMessage("the document of another group");
  }

  @Test
  void a_document_of_another_kind_is_no_list_of_groups() {
    assertThatThrownBy(() -> GroupDocument.listing(bytes("{'kind':'Status'}"), false))
        .hasMessage("not an APIGroupList");
    assertThatThrownBy(() -> AggregatedDocument.read(bytes("{'kind':'APIGroupList'}"), false))
        .hasMessage("not an APIGroupDiscoveryList");
  }

  @Test
  void what_follows_the_document_makes_it_unreadable() {
    String body = "{'kind':'APIResourceList','resources':[]}";

    assertThatThrownBy(() -> ResourceListDocument.read(bytes(body + "{}"), GV))
        .hasMessage("more than one JSON value");
  }

  @Test
  void aggregated_names_that_no_server_could_have_are_left_out() throws IOException {
    String body =
        "{'kind':'APIGroupDiscoveryList','items':[{'metadata':{'name':'../x'},'versions':[]},"
            + "{'metadata':{'name':'g'},'versions':[{'version':'v1?','resources':[]},{'version':'v1','resources':["
            + "{'resource':'../secrets','responseKind':{'kind':'W'}},{'resource':'ws','responseKind':{'kind':'W'}},"
            + "{'resource':'nokinds'}]}]}]}";

    Listing listing = AggregatedDocument.read(bytes(body), false);

    assertThat(listing.groups()).extracting(group -> group.name).containsExactly("g");
    Listing.Group group = listing.groups().iterator().next();
    assertThat(group.versions.list()).containsExactly("v1");
    assertThat(group.content.get("v1").resources.list())
        .extracting(ApiResource::plural)
        .containsExactly("ws");
  }

  @Test
  void a_large_document_is_not_read_on_the_clients_thread() {
    ScriptedServer server = new ScriptedServer();
    Mapper mapper = Mapper.withoutWait(server);
    String body = "{'kind':'APIResourceList','resources':[{'name':'ws','kind':'W'}]}";
    server.answers(GV.path(), "application/json", body.replace('\'', '"') + " ".repeat(64 * 1024));

    CompletableFuture<Answer> answer = mapper.asks("demo.example.com/v1", "W");
    assertThat(answer).isNotDone();
    mapper.time.pass(Duration.ZERO);
    assertThat(answer.join().found()).isTrue();
  }

  private static byte[] bytes(String body) {
    return body.replace('\'', '"').getBytes(UTF_8);
  }
}
