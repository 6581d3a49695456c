using System.Diagnostics;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;
using Native.Sdk.Bindings;
using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Benchmarks.Micro;

/// <summary>
/// What the friendly layer adds to a call: a method of an object that can fail, next to the bare DllImport that it stands on.
/// The goal is 10 ns, and no allocation. Generated and compiled in the set-up, so that it is what projects get.
/// </summary>
[MemoryDiagnoser]
public class FriendlyCallBenchmark
{
    private const int Calls = 10_000;

    private const string Header =
        """
        typedef struct call_error { int code; char *message; } call_error_t;
        typedef struct call_counter call_counter_t;
        call_counter_t *call_counter_new(void);
        void call_counter_free(call_counter_t *counter);
        int call_counter_add(call_counter_t *counter, int value, call_error_t **error_out);
        void call_error_free(call_error_t *error);

        """;

    private const string Library = Header +
        """
        #include <stdlib.h>
        struct call_counter { int value; };
        call_counter_t *call_counter_new(void) { return calloc(1, sizeof(call_counter_t)); }
        void call_counter_free(call_counter_t *counter) { free(counter); }
        int call_counter_add(call_counter_t *counter, int value, call_error_t **error_out) { *error_out = NULL; return counter->value += value; }
        void call_error_free(call_error_t *error) { free(error); }
        """;

    private const string Loops =
        """
        namespace Calls;

        public static unsafe class Loops
        {
            private static readonly Counter Own = new Counter();
            private static readonly Counter Foreign = MakeElsewhere();

            public static int Raw(int calls)
            {
                using var use = Own.Borrow();
                var result = 0;
                for (var i = 0; i < calls; i++)
                {
                    CallNative.call_error_t* error = null;
                    result = CallNative.call_counter_add(use.Pointer, 1, &error);
                    if (error != null) throw new System.InvalidOperationException();
                }

                return result;
            }

            public static int Friendly(int calls) => Add(Own, calls);

            public static int FriendlyOfAnotherThread(int calls) => Add(Foreign, calls);

            private static int Add(Counter counter, int calls)
            {
                var result = 0;
                for (var i = 0; i < calls; i++)
                {
                    result = counter.Add(1);
                }

                return result;
            }

            private static Counter MakeElsewhere()
            {
                Counter? counter = null;
                var thread = new System.Threading.Thread(() => counter = new Counter());
                thread.Start();
                thread.Join();
                return counter!;
            }
        }
        """;

    private string folder = "";
    private Func<int, int> raw = null!;
    private Func<int, int> friendly = null!;
    private Func<int, int> foreign = null!;

    /// <summary>Makes library and assembly.</summary>
    [GlobalSetup]
    public void Build()
    {
        folder = Directory.CreateTempSubdirectory("native-sdk-calls-").FullName;
        File.WriteAllText(Path.Combine(folder, "call.c"), Library);
        Run("gcc", "-O2", "-shared", "-fPIC", "-o", "libcall.so", "call.c");

        var bindings = BindingGenerator.Generate(
            new BindingRequest
            {
                Settings = new BindingSettings { Library = "call", Namespace = "Calls", ClassName = "CallNative" },
                Folder = folder,
                Headers = [new BindingHeader(Path.Combine(folder, "call.h"), [new HeaderText(PlatformTable.Default.Find("linux-x64")!, CDataModel.LinuxX64, Header)])],
            },
            new Refusal());
        File.WriteAllText(Path.Combine(folder, "call.g.cs"), bindings!.Files[0].Text);
        File.WriteAllText(Path.Combine(folder, "loops.cs"), Loops);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var dotnet = Path.GetFullPath(Path.Combine(framework, "../../../dotnet"));
        var compiler = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(dotnet)!, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        Run(dotnet, "exec", compiler, "-nologo", "-noconfig", "-unsafe", "-nullable", "-optimize", "-t:library", "-out:calls.dll", "-define:NETCOREAPP;NETCOREAPP2_1_OR_GREATER;NET6_0_OR_GREATER",
            $"-lib:{framework}", "-r:System.Private.CoreLib.dll", "-r:System.Runtime.dll", "-r:System.Runtime.InteropServices.dll", "-r:System.Threading.dll", "-r:System.Threading.Thread.dll", "call.g.cs", "loops.cs");

        // The set-up runs once for each benchmark, and each has its own.
        var assembly = new AssemblyLoadContext("calls").LoadFromAssemblyPath(Path.Combine(folder, "calls.dll"));
        System.Runtime.InteropServices.NativeLibrary.SetDllImportResolver(assembly, (_, _, _) => System.Runtime.InteropServices.NativeLibrary.Load(Path.Combine(folder, "libcall.so")));
        raw = Loop(nameof(Raw));
        friendly = Loop(nameof(Friendly));
        foreign = Loop(nameof(FriendlyOfAnotherThread));

        Func<int, int> Loop(string name) => assembly.GetType("Calls.Loops")!.GetMethod(name)!.CreateDelegate<Func<int, int>>();
    }

    /// <summary>Removes them.</summary>
    [GlobalCleanup]
    public void Delete() => Directory.Delete(folder, recursive: true);

    /// <summary>The blittable DllImport, with a look at the error.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public int Raw() => raw(Calls);

    /// <summary>The method, on the thread that made the object.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public int Friendly() => friendly(Calls);

    /// <summary>The method of an object that another thread has made.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public int FriendlyOfAnotherThread() => foreign(Calls);

    private void Run(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BenchException($"{file} ended with {process.ExitCode}");
        }
    }

    private sealed class Refusal : IMessageSink
    {
        public void Write(Message message)
        {
            if (message.Level <= MessageLevel.Warning)
            {
                throw new BenchException(message.Text);
            }
        }
    }
}
