// Uses the library of doc.h, whichever language it is written in.
using System;
using System.Text;

namespace Docs;

static class Scenarios
{
    private static int Main(string[] arguments)
    {
        switch (arguments[0])
        {
            case "Works":
                Works();
                break;
            case "Errors":
                Errors(arguments[1] == "rust");
                break;
            case "OutOfMemory":
                OutOfMemory();
                break;
            case "ManyCalls":
                ManyCalls();
                break;
            default:
                return 2;
        }

        Equal(0L, DocNative.doc_live());
        Console.WriteLine("passed");
        return 0;
    }

    private static void Works()
    {
        using (var doc = Doc.Parse("Größe ist \U0001F600"))
        {
            Equal(3uL, doc.WordCount());
            Equal("Größe", doc.Title());
            Equal("Größe ist \U0001F600", Encoding.UTF8.GetString(doc.Save()));
            Doc.Fail(0);
        }
    }

    private static void Errors(bool isRust)
    {
        Fails(7, "an empty text", () => Doc.Parse(""));
        Fails(42, "ä \"quoted\" 'and' \\ \U0001F600", () => Doc.Fail(1));
        Fails(5, "a: b: c", () => Doc.Fail(2));
        Fails(-2, isRust ? "panic: the payload of 3" : "an exception that is no std::exception", () => Doc.Fail(3));
        Fails(4, new string('x', 1 << 20), () => Doc.Fail(4));
    }

    private static void OutOfMemory()
    {
        Fails(-3, "out of memory", () => Doc.Fail(5));
        Fails(-3, "out of memory", () => Doc.Fail(6)); // the error's own allocation fails
        Fails(42, "ä \"quoted\" 'and' \\ \U0001F600", () => Doc.Fail(1));
    }

    private static void ManyCalls()
    {
        using (var doc = Doc.Parse("one two"))
        {
            for (var i = 0; i < 1000000; i++)
            {
                doc.Title();
                doc.Save();
            }
        }

        for (uint how = 1; how <= 3; how++)
        {
            for (var i = 0; i < 1000000 / 3; i++)
            {
                try
                {
                    Doc.Fail(how);
                }
                catch (DocException)
                {
                    continue;
                }

                throw new InvalidOperationException("It did not fail.");
            }
        }
    }

    private static void Fails(int code, string message, Action action)
    {
        try
        {
            action();
        }
        catch (DocException exception)
        {
            Equal(message, exception.Message);
            Equal(code, exception.Code);
            return;
        }

        throw new InvalidOperationException("It did not fail.");
    }

    private static void Equal<T>(T expected, T actual)
    {
        if (!Equals(expected, actual))
        {
            throw new InvalidOperationException($"Expected {expected}, but it is {actual}.");
        }
    }
}
