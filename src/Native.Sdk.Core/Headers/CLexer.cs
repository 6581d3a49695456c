namespace Native.Sdk.Headers;

/// <summary>Splits preprocessed C into tokens, and reads the lines that preprocessors leave.</summary>
/// <remarks>
/// C23, 6.4 (lexical elements) and 6.10 (preprocessing). What gcc, clang, zig and cl write:
/// <code>
/// # 12 "include/api.h" 1 3 4             gcc, clang: the next line is line 12 of that file
/// #line 12 "C:\\w\\include\\api.h"       cl
/// #pragma pack(push, 1)
/// #define API_VERSION 7                  with -dD
/// #define API_MAX(a,b) ((a) > (b) ? (a) : (b))
/// #undef API_VERSION
/// __pragma(pack(push, 1))                cl; of _Pragma("pack(1)") gcc and clang make a line
/// </code>
/// </remarks>
internal sealed partial class CLexer
{
    private static readonly CParseOptions Piece = new() { IsOwn = static _ => false };

    private readonly string text;
    private readonly CParseOptions options;
    private readonly CNames names;
    private readonly CTokens tokens;
    private readonly CPackStack pack = new();
    private readonly Dictionary<string, CSource> sources = new(StringComparer.Ordinal);
    private CSource source;
    private int position;
    private int line = 1;

    private CLexer(string text, CParseOptions options, CNames names)
    {
        (this.text, this.options, this.names) = (text, options, names);
        tokens = new CTokens(text, names);
        source = Open(options.File, isSystem: false);
        tokens.SetSource(source);
    }

    public static CTokens Read(string text, CParseOptions options)
    {
        var lexer = new CLexer(text, options, new CNames());
        lexer.Read();
        return lexer.tokens;
    }

    /// <summary>A piece of text, in which names have the numbers that they have already.</summary>
    public static CTokens ReadMore(string text, CNames names)
    {
        var lexer = new CLexer(text, Piece, names);
        lexer.Read();
        return lexer.tokens;
    }

    internal static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is '_' or '$' or > '\x7f';

    internal static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or > '\x7f';

    /// <summary>Kind and length of the punctuation at a place.</summary>
    internal static CTokenKind Punctuation(ReadOnlySpan<char> rest, out int length)
    {
        var second = rest.Length > 1 ? rest[1] : '\0';
        length = 2;
        switch (rest[0], second)
        {
            case (':', ':'): return CTokenKind.DoubleColon;
            case ('-', '>'): return CTokenKind.Arrow;
            case ('&', '&'): return CTokenKind.AndAnd;
            case ('|', '|'): return CTokenKind.OrOr;
            case ('<', '='): return CTokenKind.LessEqual;
            case ('>', '='): return CTokenKind.GreaterEqual;
            case ('=', '='): return CTokenKind.Equal;
            case ('!', '='): return CTokenKind.NotEqual;
            case ('<', '<'): return CTokenKind.ShiftLeft;
            case ('>', '>'): return CTokenKind.ShiftRight;
            case ('#', '#'): return CTokenKind.HashHash;
            case ('.', '.') when rest.Length > 2 && rest[2] == '.':
                length = 3;
                return CTokenKind.Ellipsis;
        }

        length = 1;
        return rest[0] switch
        {
            '(' => CTokenKind.OpenParenthesis,
            ')' => CTokenKind.CloseParenthesis,
            '[' => CTokenKind.OpenBracket,
            ']' => CTokenKind.CloseBracket,
            '{' => CTokenKind.OpenBrace,
            '}' => CTokenKind.CloseBrace,
            ';' => CTokenKind.Semicolon,
            ',' => CTokenKind.Comma,
            ':' => CTokenKind.Colon,
            '?' => CTokenKind.Question,
            '=' => CTokenKind.Assign,
            '.' => CTokenKind.Dot,
            '*' => CTokenKind.Star,
            '^' => CTokenKind.Caret,
            '&' => CTokenKind.Ampersand,
            '|' => CTokenKind.Bar,
            '+' => CTokenKind.Plus,
            '-' => CTokenKind.Minus,
            '/' => CTokenKind.Slash,
            '%' => CTokenKind.Percent,
            '~' => CTokenKind.Tilde,
            '!' => CTokenKind.Not,
            '<' => CTokenKind.Less,
            '>' => CTokenKind.Greater,
            '#' => CTokenKind.Hash,
            _ => CTokenKind.Unknown,
        };
    }

    /// <summary>Behind a preprocessing number, which may hold digit separators and the sign of an exponent (C23, 6.4.9).</summary>
    internal static int NumberEnd(ReadOnlySpan<char> text, int start)
    {
        var i = start + 1;
        while (i < text.Length)
        {
            var c = text[i];
            if (IsWord(c) || c == '.' ||
                (c is '+' or '-' && text[i - 1] is 'e' or 'E' or 'p' or 'P') ||
                (c == '\'' && i + 1 < text.Length && IsWord(text[i + 1])))
            {
                i++;
                continue;
            }

            break;
        }

        return i;
    }

    /// <summary>Behind a string or character; it ends with its line at the latest.</summary>
    internal static int LiteralEnd(ReadOnlySpan<char> text, int start)
    {
        var quote = text[start];
        var i = start + 1;
        while (i < text.Length && text[i] != quote && text[i] != '\n')
        {
            i += text[i] == '\\' && i + 1 < text.Length && text[i + 1] != '\n' ? 2 : 1;
        }

        return i < text.Length && text[i] == quote ? i + 1 : i;
    }

    private void Read()
    {
        var lineStart = true;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '\n')
            {
                line++;
                position++;
                lineStart = true;
            }
            else if (c is ' ' or '\t' or '\r' or '\f' or '\v' or '\\' or '\xfeff' or '\0')
            {
                position++;
            }
            else if (c == '#' && lineStart)
            {
                Directive();
            }
            else if (c == '/' && position + 1 < text.Length && text[position + 1] is '/' or '*')
            {
                Comment();
            }
            else
            {
                lineStart = false;
                Token(c);
            }
        }

        tokens.Finish(line);
    }

    private void Token(char c)
    {
        var start = position;
        if (IsLetter(c))
        {
            do
            {
                position++;
            }
            while (position < text.Length && IsWord(text[position]));

            var word = text.AsSpan(start, position - start);
            if (position < text.Length && text[position] is '"' or '\'' && word is "L" or "u" or "U" or "u8" or "R")
            {
                Literal(start);
                return;
            }

            if (word is "__pragma" or "_Pragma")
            {
                Pragma();
                return;
            }

            var number = names.Number(word);
            tokens.Add(names.Kind(number), start, number, line);
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1])))
        {
            position = NumberEnd(text, start);
            tokens.Add(CTokenKind.Number, start, position - start, line);
        }
        else if (c is '"' or '\'')
        {
            Literal(start);
        }
        else
        {
            var kind = Punctuation(text.AsSpan(start), out var length);
            position += length;
            tokens.Add(kind, start, length, line);
        }
    }

    private void Literal(int start)
    {
        var kind = text[position] == '"' ? CTokenKind.String : CTokenKind.Character;
        position = LiteralEnd(text, position);
        tokens.Add(kind, start, position - start, line);
    }

    private void Comment()
    {
        var (start, first) = (position, line);
        if (text[position + 1] == '/')
        {
            var end = text.IndexOf('\n', position);
            position = end < 0 ? text.Length : end;
        }
        else
        {
            var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
            position = end < 0 ? text.Length : end + 2;
            line += text.AsSpan(start, position - start).Count('\n');
        }

        if (source.IsOwn)
        {
            tokens.Comments.Add(new CComment(tokens.Count, start, position - start, first, line));
        }
    }
}
