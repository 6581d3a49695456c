// Uses what was made of shapes.h as a project would. Each scenario is a process of its own; it ends with 0 or an exception.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace Shapes;

static partial class Scenarios
{
    private static readonly Dictionary<string, Action> All = new Dictionary<string, Action>
    {
        ["Objects"] = Objects,
        ["Spans"] = Spans,
        ["Strings"] = Strings,
        ["Results"] = Results,
        ["OutParameters"] = OutParameters,
        ["Buffers"] = Buffers,
        ["HandleArguments"] = HandleArguments,
        ["DependentObjects"] = DependentObjects,
        ["Errors"] = Errors,
        ["StatusErrors"] = StatusErrors,
        ["ErrorsFreeWhatTheCallMade"] = ErrorsFreeWhatTheCallMade,
        ["InitializationOnce"] = InitializationOnce,
        ["FailingInitialization"] = FailingInitialization,
        ["DisposeDuringCall"] = DisposeDuringCall,
        ["DisposeRaces"] = DisposeRaces,
        ["Finalisers"] = Finalisers,
        ["ManyCalls"] = ManyCalls,
        ["NoAllocation"] = NoAllocation,
    };

    private static int Main(string[] arguments)
    {
        All[arguments[0]]();
        Equal(0, ShapesNative.sh_violations());
        Console.WriteLine("passed");
        return 0;
    }

    private static void Objects()
    {
        using (var box = new Box(3))
        using (var other = Box.Create(4))
        {
            Equal(3, box.Size());
            Equal(4, other.Size());
            Equal(false, box.IsEmpty());
            Equal(45, box.GetLong(42));
            Equal(ShapesNative.sh_color_t.SH_GREEN, box.Paint(ShapesNative.sh_color_t.SH_RED, new ShapesNative.sh_point_t { x = 9 }));
            Equal(2L, ShapesNative.sh_live());
        }

        Equal(0L, ShapesNative.sh_live());
        var gone = new Box(1);
        gone.Dispose();
        gone.Dispose();
        Equal("Box", Throws<ObjectDisposedException>(() => gone.Size()).ObjectName);
        Contains("sh_box_create", Throws<InvalidOperationException>(() => Box.Create(-1)).Message);
        Equal(null, Box.Find(null));
        Equal(null, Box.Find("unknown"));
        using (var found = Box.Find("known"))
        {
            Equal(5, found!.Size());
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void Spans()
    {
        using (var box = new Box(1))
        {
            box.Fill(new[] { 1, 2, 3 });
            box.Fill(new int[0]); // not a null pointer: the library would count a violation
            var numbers = new int[2];
            Equal((nuint)2, box.Read(numbers));
            Equal("1, 2", string.Join(", ", numbers));
            Equal(6u, box.Hash(new byte[] { 1, 2, 3 }));
        }

        Equal(30L, ShapesLibrary.Sum(new[] { 10, 20 }));
        Equal(3u, ShapesLibrary.Checksum(new byte[] { 1, 2 }));
        var text = new byte[] { (byte)'a', (byte)'Z' };
        ShapesLibrary.Upper(text);
        Equal("AZ", System.Text.Encoding.UTF8.GetString(text));
        using (var empty = Box.Parse(new byte[0]))
        {
            Equal(true, empty.IsEmpty());
        }

#if !NETCOREAPP
        Equal("values", Throws<ArgumentNullException>(() => ShapesLibrary.Sum(null!)).ParamName);
#endif
    }

    private static void Strings()
    {
        foreach (var text in new[] { "", "a", "äöü \"quoted\" \U0001F600", new string('x', 254), new string('x', 255), new string('x', 256), new string('ä', 100000) })
        {
            using (var box = Box.Open(text))
            {
                Equal(text, box.Label());
                Equal(System.Text.Encoding.UTF8.GetByteCount(text), box.Size());
                box.SetText(text + "\0after a zero");
                Equal(text + "\0after a zero", box.Text());
            }
        }

        using (var box = new Box(1))
        {
            Equal("label", Throws<ArgumentNullException>(() => box.SetLabel(null!)).ParamName);
            Equal("label", Throws<ArgumentException>(() => box.SetLabel("a\0b")).ParamName);
            Equal(null, box.Label());
            box.SetLabel("lone surrogate \ud800");
            Equal("lone surrogate \ufffd", box.Label());
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void Results()
    {
        Equal("1.2 ä", ShapesLibrary.Version());
        Equal(7, ShapesLibrary.Add(3, 4));
        using (var box = new Box(6))
        {
            Equal(null, box.Label());
            Equal(null, box.Text());
            Equal("box of 6", box.Describe());
            box.Fill(new[] { 4, 5, 6 });
            Equal("4, 5, 6", string.Join(", ", box.Numbers()!));
            Equal(null, box.RawBytes());
            box.SetFlag(true);
            Equal(32, box.RawBytes()!.Length);
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void OutParameters()
    {
        using (var box = new Box(10))
        {
            box.GetBounds(out var low, out var high);
            Equal(-10, low.x);
            Equal(10, high.y);
            Equal(5, box.GetCenter().x);
            Equal(7, box.GetFlag(out var flag));
            Equal(false, flag);
            Equal(2, box.GetNames(out var first, out var second));
            Equal("first second", first + " " + second);
        }

        Equal(-1, Box.Make(-1, out var none));
        Equal(null, none);
        Equal(0, Box.Make(2, out var some));
        using (some)
        {
            Equal(2, some!.Size());
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void Buffers()
    {
        using (var box = new Box(3))
        using (var empty = new Box(0))
        using (var unlucky = new Box(13))
        {
            Equal("3, 3, 3", string.Join(", ", box.Save()));
            Equal("3, 3, 3", string.Join(", ", box.SaveTo()));
            Equal(0, empty.Save().Length);
            Throws<ShException>(() => unlucky.Save());
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void HandleArguments()
    {
        using (var a = new Box(1))
        using (var b = new Box(2))
        using (var c = new Box(3))
        {
            Equal(6, a.AddAll(b, c));
            Equal(1003, a.AddAll(b, null));
            Equal(3, a.AddAll(a, a));
            Equal(false, a.BoxEquals(b));
            Equal("other", Throws<ArgumentNullException>(() => a.AddAll(null!, c)).ParamName);
            c.Dispose();
            Throws<ObjectDisposedException>(() => a.AddAll(b, c));
            a.Dispose(); // no call is left over
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void DependentObjects()
    {
        var box = new Box(2);
        var item = box.OpenItem(1);
        var clone = box.Clone();
        Throws<ShException>(() => box.OpenItem(5));
        box.Dispose();
        Throws<ObjectDisposedException>(() => box.Size());
        Equal(201, item.Value());
        clone.Dispose();
        Equal(2L, ShapesNative.sh_live());
        item.Dispose();
        Equal(0L, ShapesNative.sh_live());

        // And by finalisers, in whichever order; on a thread of their own, for runtimes that scan stacks conservatively.
        OnThreads(1, _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                MakeItem();
            }
        });
        Collect();
        Equal(0L, ShapesNative.sh_live());
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void MakeItem() => new Box(3).OpenItem(0);

    private static void Errors()
    {
        foreach (var message in new[] { "", "plain", "äöü \"quoted\" 'and' \\ \U0001F600" })
        {
            var exception = Throws<ShException>(() => ShapesLibrary.Fail(1, message));
            Equal(message, exception.Message);
            Equal(ShapesNative.sh_error_code_t.SH_ERROR_FAILED, exception.Code);
        }

        Equal(1 << 20, Throws<ShException>(() => ShapesLibrary.FailLong(1 << 20)).Message.Length);
        Equal("out of memory", Throws<ShException>(() => ShapesLibrary.Fail(2, "")).Message); // the preallocated error
        Equal("mapped", Throws<TimeoutException>(() => ShapesLibrary.Fail(77, "mapped")).Message);
        Equal("a negative size", Throws<ShException>(() => new Box(-1)).Message);
        Equal(0L, ShapesNative.sh_live());
        Collect();
        Equal(0L, ShapesNative.sh_live());
    }

    private static void StatusErrors()
    {
        Equal(3, ShapesLibrary.ReadFile("abc"));
        ShapesLibrary.FailStatus(0, "");
        foreach (var message in new[] { "", "plain", "äöü \"quoted\" \U0001F600", new string('x', 1 << 20) })
        {
            var exception = Throws<ShStatusException>(() => ShapesLibrary.FailStatus(5, message));
            Equal(message, exception.Message);
            Equal(5, (int)exception.Code);
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void ErrorsFreeWhatTheCallMade()
    {
        Throws<ShException>(() => ShapesLibrary.FailWithString());
        Throws<ShException>(() => Box.MakeAndFail());
        Equal(0L, ShapesNative.sh_live());
    }

    private static void InitializationOnce()
    {
        OnThreads(8, _ => ShapesLibrary.Add(1, 2));
        new Box(1).Dispose();
        Equal(1, ShapesNative.sh_initializations());
    }

    private static void FailingInitialization()
    {
        for (var i = 0; i < 2; i++)
        {
            Equal("no start", Throws<ShException>(() => ShapesLibrary.Add(1, 2)).Message);
            Equal("no start", Throws<ShException>(() => new Box(1)).Message);
        }

        Equal(1, ShapesNative.sh_initializations());
    }

    private static void DisposeDuringCall()
    {
        foreach (var callerMadeIt in new[] { true, false })
        {
            Box? box = callerMadeIt ? null : new Box(4);
            var started = new ManualResetEventSlim();
            var result = 0;
            var caller = new Thread(() =>
            {
                box ??= new Box(4);
                started.Set();
                result = box.Wait(100);
            });
            caller.Start();
            started.Wait();
            Thread.Sleep(30);
            box!.Dispose();
            Equal(1L, ShapesNative.sh_live()); // the call is under way
            Throws<ObjectDisposedException>(() => box.Size());
            caller.Join();
            Equal(4, result);
            Equal(0L, ShapesNative.sh_live());
        }
    }

    /// <summary>Whoever made it, whoever calls, whoever disposes: nothing is used after it is freed, nothing is freed twice.</summary>
    private static void DisposeRaces()
    {
        var clock = Stopwatch.StartNew();
        var boxes = new Box?[8];
        var rounds = 0;
        OnThreads(8, number =>
        {
            var random = new Random(number);
            while (clock.ElapsedMilliseconds < 1500)
            {
                var slot = random.Next(boxes.Length);
                if (boxes[slot] is not { } box)
                {
                    boxes[slot] = new Box(number); // one that another thread puts there at once is left to the finaliser
                    continue;
                }

                try
                {
                    for (var i = random.Next(50); i >= 0; i--)
                    {
                        box.Size();
                    }
                }
                catch (ObjectDisposedException)
                {
                    boxes[slot] = null;
                }

                if (random.Next(4) == 0)
                {
                    box.Dispose();
                    Interlocked.Increment(ref rounds);
                }
            }
        });
        foreach (var box in boxes)
        {
            box?.Dispose();
        }

        Array.Clear(boxes, 0, boxes.Length);
        Collect();
        Equal(0L, ShapesNative.sh_live());
        Equal(true, rounds > 1000);
    }

    private static void Finalisers()
    {
        OnThreads(8, number =>
        {
            for (var i = 0; i < 20000; i++)
            {
                var box = new Box(i);
                box.Size();
                if (i % 3 == 0)
                {
                    box.Dispose();
                }

                if (i % 1000 == number)
                {
                    GC.Collect(0);
                }
            }
        });
        Collect();
        Equal(0L, ShapesNative.sh_live());
    }

    /// <summary>A million calls on each path leave nothing behind.</summary>
    private static void ManyCalls()
    {
        const int Count = 1000000;
        using (var box = new Box(13))
        {
            box.SetLabel("label");
            for (var i = 0; i < Count; i++)
            {
                box.Step();
                box.Describe();
            }

            Fails<ShException>(Count / 4, () => ShapesLibrary.Fail(1, "message"));
            Fails<ShException>(Count / 4, () => new Box(-1));
            Fails<ShException>(Count / 4, () => box.Save());
            Fails<ShException>(Count / 4, () => ShapesLibrary.FailWithString());
            Fails<ShStatusException>(Count / 4, () => ShapesLibrary.FailStatus(3, "message"));
        }

        Equal(0L, ShapesNative.sh_live());
    }

    private static void NoAllocation()
    {
#if NETCOREAPP
        using (var box = new Box(1))
        {
            var numbers = new int[4];
            for (var round = 0; round < 2; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 1000; i++)
                {
                    box.Step();
                    box.Size();
                    box.Fill(numbers);
                    box.AddAll(box, null);
                    box.GetBounds(out _, out _);
                    box.SetLabel("short");
                    ShapesLibrary.Add(1, 2);
                }

                // Whatever the runtime does for itself in the first round.
                Equal(true, round == 0 || GC.GetAllocatedBytesForCurrentThread() == before);
            }
        }
#endif
    }

    private static void Fails<T>(int count, Action action)
        where T : Exception
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                action();
            }
            catch (T)
            {
                continue;
            }

            throw new InvalidOperationException("It did not fail.");
        }
    }

    private static void OnThreads(int count, Action<int> action)
    {
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() =>
        {
            try
            {
                action(number);
            }
            catch (Exception exception)
            {
                lock (failures)
                {
                    failures.Add(exception);
                }
            }
        })).ToArray();
        foreach (var thread in threads)
        {
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private static void Collect()
    {
        for (var i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static T Throws<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
        }
        catch (T exception) when (exception.GetType() == typeof(T))
        {
            return exception;
        }

        throw new InvalidOperationException("No " + typeof(T).Name + " was thrown.");
    }

    private static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"Expected {expected}, but it is {actual}.");
        }
    }

    private static void Contains(string part, string whole)
    {
        if (!whole.Contains(part))
        {
            throw new InvalidOperationException($"'{part}' is not in '{whole}'.");
        }
    }
}

// What a project adds to the generated code: a hook, for one code.
static unsafe partial class ShapesNative
{
    static partial void MapError(sh_error_code_t code, string message, ref Exception? exception)
    {
        if ((int)code == 77)
        {
            exception = new TimeoutException(message);
        }
    }
}
