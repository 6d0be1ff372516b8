package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** create, update, patch, apply, delete and deletecollection; each one step in the store. */
final class ObjectWriter {

  private final Store store;
  private final Deletion deletion;

  ObjectWriter(Store store) {
    this.store = store;
    this.deletion = new Deletion(store);
  }

  Reply create(ResourcePath at, ApiRequest request) {
    return store.atomically(() -> create(at, RequestBody.object(request, at), isDryRun(request)));
  }

  Reply update(ResourcePath at, ApiRequest request) {
    return store.atomically(
        () -> {
          ObjectNode wanted = RequestBody.object(request, at);
          ObjectNode existing = existing(at);
          if (wanted.path("metadata").path("resourceVersion").asText("").isEmpty()) {
            Admission.expectUnconditionalUpdatesAllowed(at);
          }
          return replace(at, existing, wanted, isDryRun(request));
        });
  }

  Reply patch(ResourcePath at, ApiRequest request) {
    PatchBody.expectKnownType(request, at.type());
    return store.atomically(
        () -> {
          boolean apply = request.contentType().equals(PatchBody.APPLY_PATCH);
          ObjectNode applied = apply ? PatchBody.applied(request, at) : null;
          Optional<ObjectNode> existing = store.get(at.key());
          if (apply && existing.isEmpty() && !at.isStatus()) {
            Json.child(applied, "metadata").put("name", at.name());
            return create(at, applied, isDryRun(request));
          }
          ObjectNode copy = new View(at.type()).object(existing(at));
          ObjectNode wanted =
              apply ? PatchBody.merge(copy, applied) : PatchBody.patched(request, copy);
          RequestBody.expectNames(wanted, at);
          return replace(at, existing(at), wanted, isDryRun(request));
        });
  }

  Reply delete(ResourcePath at, ApiRequest request) {
    JsonNode preconditions = RequestBody.options(request).path("preconditions");
    return store.atomically(
        () -> {
          ObjectNode existing = existing(at);
          expectSame(at, existing, preconditions.path("uid").asText(""), "UID", "uid");
          expectSame(
              at,
              existing,
              preconditions.path("resourceVersion").asText(""),
              "ResourceVersion",
              "resourceVersion");
          if (isDryRun(request)) {
            return Reply.json(200, new View(at.type()).object(existing));
          }
          Deletion.Outcome outcome =
              deletion.delete(at.key(), Admission.beforeDeletion(at.type(), existing));
          boolean returned = !outcome.gone() || Admission.returnsDeletedObject(at.type());
          return Reply.json(
              200,
              returned
                  ? new View(at.type()).object(outcome.object())
                  : success(at, outcome.object()));
        });
  }

  Reply deleteCollection(ResourcePath at, ApiRequest request) {
    Selector selector = Selector.of(at.type(), request);
    return store.atomically(
        () -> {
          List<ObjectNode> seen = new ArrayList<>();
          for (ObjectNode object : store.list(at.type().collection(), at.namespace())) {
            if (selector.test(object)) {
              seen.add(object);
              if (!isDryRun(request)) {
                deletion.delete(
                    keyOf(at.type(), object), Admission.beforeDeletion(at.type(), object));
              }
            }
          }
          return Reply.json(200, new View(at.type()).list(seen, store.version()));
        });
  }

  private Reply create(ResourcePath at, ObjectNode object, boolean dryRun) {
    ResourceType type = at.type();
    if (!type.allows("create")) {
      throw Failure.terminating(type, "create");
    }
    if (type.namespaced()
        && store.get(new Store.Key(BuiltIns.NAMESPACES, "", at.namespace())).isEmpty()) {
      throw Failure.noSuchNamespace(at.namespace());
    }
    String name = Admission.name(type, object);
    ObjectNode admitted = Admission.created(type, at.namespace(), name, object);
    if (store.get(at.named(name).key()).isPresent()) {
      throw Failure.alreadyExists(type, name);
    }
    return Reply.json(
        201, new View(type).object(dryRun ? admitted : store.put(at.named(name).key(), admitted)));
  }

  private Reply replace(ResourcePath at, ObjectNode existing, ObjectNode wanted, boolean dryRun) {
    JsonNode metadata = wanted.path("metadata");
    String version = metadata.path("resourceVersion").asText("");
    if (!version.isEmpty() && !version.equals(text(existing, "resourceVersion"))) {
      throw Failure.conflict(
          at.type(),
          at.name(),
          "the object has been modified; please apply your changes to the latest version and try"
              + " again");
    }
    expectSame(at, existing, metadata.path("uid").asText(""), "UID", "uid");
    ObjectNode admitted = Admission.updated(at, existing, wanted);
    View view = new View(at.type());
    if (dryRun || view.object(admitted).equals(view.object(existing))) {
      return Reply.json(200, view.object(admitted));
    }
    ObjectNode written = store.put(at.key(), admitted);
    return Reply.json(200, view.object(Deletion.isDue(written) ? store.remove(at.key()) : written));
  }

  private ObjectNode existing(ResourcePath at) {
    return store.get(at.key()).orElseThrow(() -> Failure.noSuchObject(at.type(), at.name()));
  }

  private static void expectSame(
      ResourcePath at, ObjectNode existing, String wanted, String label, String field) {
    if (!wanted.isEmpty() && !wanted.equals(text(existing, field))) {
      throw Failure.conflict(
          at.type(),
          at.name(),
          "Precondition failed: %s in precondition: %s, %s in object meta: %s"
              .formatted(label, wanted, label, text(existing, field)));
    }
  }

  private static ObjectNode success(ResourcePath at, ObjectNode gone) {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Success");
    ObjectNode details = status.putObject("details").put("name", at.name());
    if (!at.type().group().isEmpty()) {
      details.put("group", at.type().group());
    }
    details.put("kind", at.type().plural()).put("uid", text(gone, "uid"));
    return status;
  }

  private static Store.Key keyOf(ResourceType type, ObjectNode object) {
    return new Store.Key(type.collection(), text(object, "namespace"), text(object, "name"));
  }

  private static String text(ObjectNode object, String field) {
    return object.path("metadata").path(field).asText("");
  }

  private static boolean isDryRun(ApiRequest request) {
    return request.parameter("dryRun").equals("All");
  }
}
