namespace Native.Sdk.Headers;

/// <content>Lines that preprocessors leave: line markers, <c>#pragma pack</c>, <c>#define</c>.</content>
internal sealed partial class CLexer
{
    /// <summary>Behind <c>_Pragma</c> or <c>__pragma</c>.</summary>
    private void Pragma()
    {
        var open = position;
        while (open < text.Length && text[open] is ' ' or '\t')
        {
            open++;
        }

        if (open >= text.Length || text[open] != '(')
        {
            return;
        }

        var depth = 0;
        for (position = open; position < text.Length && text[position] != '\n'; position++)
        {
            depth += text[position] == '(' ? 1 : text[position] == ')' ? -1 : 0;
            if (depth == 0)
            {
                position++;
                break;
            }
        }

        Pack(text.AsSpan(open + 1, Math.Max(0, position - open - 2)).Trim().Trim('"'));
    }

    private void Pack(ReadOnlySpan<char> pragma)
    {
        if (pack.Read(pragma))
        {
            tokens.SetPack(pack.Current);
        }
    }

    /// <summary>A line that begins with <c>#</c>; a backslash at its end continues it.</summary>
    private void Directive()
    {
        var start = position + 1;
        var end = start;
        var extra = 0;
        while (true)
        {
            var next = text.IndexOf('\n', end);
            end = next < 0 ? text.Length : next;
            var last = end > start && text[end - 1] == '\r' ? end - 2 : end - 1;
            if (next < 0 || last < start || text[last] != '\\')
            {
                break;
            }

            extra++;
            end++;
        }

        position = end;
        var rest = text.AsSpan(start, end - start).Trim();
        if (rest.Length > 0 && char.IsAsciiDigit(rest[0]))
        {
            Marker(rest);
        }
        else if (rest.StartsWith("line", StringComparison.Ordinal))
        {
            Marker(rest[4..].TrimStart());
        }
        else if (rest.StartsWith("pragma", StringComparison.Ordinal))
        {
            Pack(rest[6..].TrimStart());
        }
        else if (rest.StartsWith("define", StringComparison.Ordinal))
        {
            Define(rest[6..].TrimStart());
        }
        else if (rest.StartsWith("undef", StringComparison.Ordinal))
        {
            tokens.Macros.Remove(rest[5..].Trim().ToString());
        }

        line += extra;
    }

    /// <summary><c>12 "include/api.h" 2 3</c>.</summary>
    private void Marker(ReadOnlySpan<char> rest)
    {
        var digits = 0;
        var number = 0L;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]) && number < int.MaxValue / 20)
        {
            number = (number * 10) + rest[digits++] - '0';
        }

        if (digits == 0)
        {
            return;
        }

        // The newline behind the marker counts up to it.
        line = (int)number - 1;
        var first = rest.IndexOf('"');
        var last = rest.LastIndexOf('"');
        if (first < 0 || last <= first)
        {
            return;
        }

        var name = rest[(first + 1)..last].ToString();
        if (name.Contains('\\', StringComparison.Ordinal))
        {
            name = name.Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        }

        source = Open(name, isSystem: rest[(last + 1)..].Contains('3'));
        tokens.SetSource(source);
    }

    private CSource Open(string name, bool isSystem)
    {
        if (!sources.TryGetValue(name, out var known))
        {
            var isFile = options.Folder is not null && name.Length > 0 && !name.StartsWith('<') && !name.Contains('\0', StringComparison.Ordinal);
            var path = isFile ? Path.GetFullPath(name, options.Folder!) : name;
            sources[name] = known = new CSource(path, options.IsOwn(path) && (!isSystem || options.IsOwnIfSystem(path)));
        }

        return known;
    }

    /// <summary><c>NAME value</c>, <c>NAME(a, b) value</c>.</summary>
    private void Define(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && IsWord(rest[end]))
        {
            end++;
        }

        if (end == 0)
        {
            return;
        }

        var name = rest[..end].ToString();
        string[]? parameters = null;
        rest = rest[end..];
        if (rest.Length > 0 && rest[0] == '(')
        {
            var close = rest.IndexOf(')');
            if (close < 0)
            {
                return;
            }

            parameters = rest[1..close].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < parameters.Length; i++)
            {
                // "args..." is gcc's way to name them.
                parameters[i] = parameters[i] == "..." ? "__VA_ARGS__" : parameters[i].TrimEnd('.').TrimEnd();
            }

            rest = rest[(close + 1)..];
        }

        tokens.Macros[name] = new CMacroDefinition(name, parameters, rest.Trim().ToString(), source, line);
    }
}
