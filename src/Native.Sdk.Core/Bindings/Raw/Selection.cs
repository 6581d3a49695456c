using System.Globalization;

namespace Native.Sdk.Bindings;

/// <summary>What differs between platforms, as an expression that picks at run time.</summary>
/// <remarks>
/// What is the same everywhere is written as it is; what follows from the size of a pointer asks for that; the rest asks
/// for the number of the platform, a static readonly field, which compiles to a constant.
/// </remarks>
internal sealed class Selection
{
    private readonly IReadOnlyList<PlatformView> views;

    public Selection(IReadOnlyList<PlatformView> views)
    {
        this.views = views;
        Keys = [.. views.Select(static view => view.RunTimeKey).Distinct()];
    }

    /// <summary>What a running program can tell apart, in the order of its numbers.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Whether some expression asks for the number of the platform.</summary>
    public bool UsesPlatform { get; private set; }

    /// <param name="values">C# expressions, by platform; null where there is none.</param>
    public string Of(string?[] values)
    {
        var first = values.First(static value => value is not null)!;
        if (values.All(value => value == first))
        {
            return first;
        }

        if (OfPointers(values) is { } pointers)
        {
            return pointers;
        }

        UsesPlatform = true;
        var arms = new List<string>();
        foreach (var value in values.Where(static value => value is not null).Distinct())
        {
            var numbers = Keys.Index().Where(key => values.Index().Any(at => at.Item == value && views[at.Index].RunTimeKey == key.Item))
                .Select(static key => key.Index.ToString(CultureInfo.InvariantCulture));
            arms.Add($"{string.Join(" or ", numbers)} => {value}");
        }

        return $"(Native__Platform.Number switch {{ {string.Join(", ", arms)}, _ => throw Native__Platform.Unknown() }})";
    }

    /// <summary>The first platform that has something.</summary>
    public PlatformView FirstOf(IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not null)
            {
                return views[i];
            }
        }

        return views[0];
    }

    /// <summary>Bytes, by platform.</summary>
    public string Of(IEnumerable<long?> values) => Of([.. values.Select(static value => value?.ToString(CultureInfo.InvariantCulture))]);

    private string? OfPointers(string?[] values)
    {
        string? small = null, large = null;
        for (var i = 0; i < values.Length; i++)
        {
            ref var mine = ref views[i].Model.PointerSize == 4 ? ref small : ref large;
            if (values[i] is null || (mine is not null && mine != values[i]))
            {
                return null;
            }

            mine = values[i];
        }

        return small is null || large is null ? null : $"(sizeof(void*) == 8 ? {large} : {small})";
    }
}
