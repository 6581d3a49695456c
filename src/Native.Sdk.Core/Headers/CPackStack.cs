using System.Globalization;

namespace Native.Sdk.Headers;

/// <summary>Follows <c>#pragma pack</c>.</summary>
/// <remarks>
/// gcc manual, "Structure-Layout Pragmas"; Microsoft, "pack pragma":
/// <code>
/// pack(4)  pack()  pack(push)  pack(push, 4)  pack(push, name, 4)  pack(pop)  pack(pop, name)  pack(pop, 4)  pack(show)
/// </code>
/// </remarks>
internal sealed class CPackStack
{
    private const int MaxDepth = 10_000;

    private readonly List<int> values = [];
    private readonly List<string> labels = [];

    /// <summary>Bytes; 0 for the platform's own.</summary>
    public int Current { get; private set; }

    /// <returns>Whether it was one.</returns>
    public bool Read(ReadOnlySpan<char> pragma)
    {
        if (!pragma.StartsWith("pack", StringComparison.Ordinal) || pragma[4..].TrimStart() is not ['(', .. var rest] || rest.IndexOf(')') is not (>= 0 and var close))
        {
            return false;
        }

        var (action, label, number) = ("", "", -1);
        foreach (var word in rest[..close].ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                number = bytes is 0 or 1 or 2 or 4 or 8 or 16 ? bytes : number;
            }
            else if (action.Length == 0 && word is "push" or "pop" or "show")
            {
                action = word;
            }
            else
            {
                label = word;
            }
        }

        switch (action)
        {
            case "push":
                if (values.Count < MaxDepth)
                {
                    values.Add(Current);
                    labels.Add(label);
                }

                break;
            case "pop":
                var index = label.Length > 0 ? labels.LastIndexOf(label) : values.Count - 1;
                if (index >= 0)
                {
                    Current = values[index];
                    values.RemoveRange(index, values.Count - index);
                    labels.RemoveRange(index, labels.Count - index);
                }

                break;
            case "show":
                return false;
            default:
                Current = number < 0 ? 0 : number;
                return true;
        }

        Current = number >= 0 ? number : Current;
        return true;
    }
}
