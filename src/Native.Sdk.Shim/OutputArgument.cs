namespace Native.Sdk.Shim;

/// <summary>Finds <c>-o</c> among the arguments of a compiler or linker.</summary>
public static class OutputArgument
{
    /// <summary>The value, or null if there is none. Of several the last counts.</summary>
    public static string? Find(IReadOnlyList<string> arguments)
    {
        string? output = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "-o" && i + 1 < arguments.Count)
            {
                output = arguments[++i];
            }
            else if (IsJoined(arguments[i]))
            {
                output = arguments[i][2..];
            }
        }

        return output;
    }

    /// <summary>The same arguments with another value.</summary>
    public static IReadOnlyList<string> Replace(IReadOnlyList<string> arguments, string output)
    {
        var result = new List<string>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "-o" && i + 1 < arguments.Count)
            {
                result.AddRange(["-o", output]);
                i++;
            }
            else if (IsJoined(arguments[i]))
            {
                result.Add("-o" + output);
            }
            else
            {
                result.Add(arguments[i]);
            }
        }

        return result;
    }

    /// <summary><c>-ofile</c>, as make likes it; <c>-object…</c> is none of gcc's, but clang has <c>-objcmt-…</c>.</summary>
    private static bool IsJoined(string argument) =>
        argument.Length > 2 && argument.StartsWith("-o", StringComparison.Ordinal) && !argument.StartsWith("-obj", StringComparison.Ordinal);
}
