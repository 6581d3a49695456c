using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>A macro, a value of an enum or a constant variable that is a constant in C#.</summary>
public sealed class BoundConstant
{
    internal BoundConstant(string name, string cname, string type, CConstant?[] values) => (Name, CName, CSharp, Values) = (name, cname, type, values);

    /// <summary>In C#, unescaped.</summary>
    public string Name { get; }

    /// <summary>In C.</summary>
    public string CName { get; }

    /// <summary>Its C# type.</summary>
    public string CSharp { get; }

    /// <summary>Its value by platform; null where it does not exist.</summary>
    public IReadOnlyList<CConstant?> Values { get; }

    /// <summary>Absolute path of the header in whose file it stands.</summary>
    public string Header { get; internal init; } = "";

    /// <summary>Where it stands on the first platform that has it.</summary>
    public SourceLocation Location { get; internal init; } = new("");

    /// <summary>What a comment says about it.</summary>
    public string Documentation { get; internal init; } = "";

    /// <summary>Whether the C compiler can be asked for it in an assertion.</summary>
    internal bool IsProvable { get; init; } = true;

    /// <summary>The value on the first platform that has it.</summary>
    internal CConstant First => Values.First(static value => value is not null)!;

    /// <summary>Whether all platforms that have it agree.</summary>
    internal bool IsSame
    {
        get
        {
            var first = First;
            foreach (var value in Values)
            {
                if (value is not null && (value.Bits != first.Bits || BitConverter.DoubleToInt64Bits(value.Number ?? 0) != BitConverter.DoubleToInt64Bits(first.Number ?? 0) || value.Text != first.Text))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
