// Command controller-runtime does, on stdin's word, what bench's Java programs do with their libraries, through
// controller-runtime's REST mapper and client. One line in, one line out: the outcome and how many milliseconds it took.
package main

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/apiutil"
)

type peer struct {
	config *rest.Config
	http   *http.Client
	mapper meta.RESTMapper
	client client.Client
}

func main() {
	config, err := clientcmd.BuildConfigFromFlags("", os.Args[1])
	must(err)
	config.QPS = -1 // controller-runtime's own default since 0.21
	transport, err := rest.HTTPClientFor(config)
	must(err)
	p := &peer{config: config, http: transport}
	must(p.renew())
	fmt.Println("ready")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		began := time.Now()
		outcome := p.run(words)
		fmt.Printf("%s %.3f\n", outcome, float64(time.Since(began).Microseconds())/1000)
	}
}

func (p *peer) run(words []string) string {
	switch words[0] {
	case "refresh": // it has none: a new mapper reads everything at its first lookup
		if err := p.renew(); err != nil {
			return failed(err)
		}
		return p.lookup("v1", "Pod")
	case "storm":
		return p.storm(number(words[1]), number(words[2]), words[3], words[4])
	case "until":
		return p.until(time.Duration(number(words[1]))*time.Millisecond, words[2:])
	case "heap":
		return heap()
	default:
		return p.step(words)
	}
}

// step is something that a controller does, once.
func (p *peer) step(words []string) string {
	switch words[0] {
	case "lookup":
		return p.lookup(words[1], words[2])
	case "list":
		list := &unstructured.UnstructuredList{}
		list.SetGroupVersionKind(gvk(words[1], words[2]+"List"))
		return outcome(p.client.List(context.Background(), list, client.InNamespace("default")))
	case "apply":
		object := &unstructured.Unstructured{}
		object.SetGroupVersionKind(gvk(words[1], words[2]))
		object.SetNamespace("default")
		object.SetName("bench")
		applied := client.ApplyConfigurationFromUnstructured(object)
		return outcome(p.client.Apply(context.Background(), applied, client.FieldOwner("bench"), client.ForceOwnership))
	default:
		return "unknown-step"
	}
}

func (p *peer) renew() error {
	mapper, err := apiutil.NewDynamicRESTMapper(p.config, p.http)
	if err != nil {
		return err
	}
	p.mapper = mapper
	p.client, err = client.New(p.config, client.Options{HTTPClient: p.http, Mapper: mapper})
	return err
}

func (p *peer) lookup(apiVersion, kind string) string {
	wanted := gvk(apiVersion, kind)
	_, err := p.mapper.RESTMapping(wanted.GroupKind(), wanted.Version)
	return outcome(err)
}

func (p *peer) storm(threads, times int, apiVersion, kind string) string {
	var all sync.WaitGroup
	for range threads {
		all.Go(func() {
			for range times {
				p.lookup(apiVersion, kind)
			}
		})
	}
	all.Wait()
	return "done"
}

// until repeats a step every 5 ms, as long as it does not succeed.
func (p *peer) until(limit time.Duration, words []string) string {
	for end := time.Now().Add(limit); ; time.Sleep(5 * time.Millisecond) {
		if outcome := p.step(words); outcome == "found" || time.Now().After(end) {
			return outcome
		}
	}
}

func outcome(err error) string {
	switch {
	case err == nil:
		return "found"
	case meta.IsNoMatchError(err):
		return "absent"
	default:
		return failed(err)
	}
}

func failed(err error) string {
	return "failed:" + strings.Join(strings.Fields(err.Error()), "_")
}

func heap() string {
	var memory runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&memory)
	return strconv.FormatUint(memory.HeapAlloc, 10)
}

func gvk(apiVersion, kind string) schema.GroupVersionKind {
	return schema.FromAPIVersionAndKind(apiVersion, kind)
}

func number(word string) int {
	n, err := strconv.Atoi(word)
	must(err)
	return n
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
